"""How good the annotators are: pairs of gold and predicted rows, the measures of each table, and the whole."""
