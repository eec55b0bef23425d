"""The statements of a briefing as linked data: schema.org Quotation and Claim, one graph in the page."""

from __future__ import annotations

from saksi.briefing.inline import plain
from saksi.briefing.safe import web_address


def linked_data(document: dict) -> dict:
    """A graph with the report, its articles, and every quotation shown, each with its speaker and place."""
    meta = document["meta"]
    articles = [article for block in document["blocks"] if block["kind"] == "texts" for article in block["articles"]]
    report = {
        "@type": "Report",
        "@id": "#briefing",
        "name": plain(meta["title"]),
        "abstract": plain(meta["subtitle"]),
        "inLanguage": meta["lang"],
        "identifier": meta["corpus_digest"],
        "citation": [{"@id": f"#a{article['number']}"} for article in articles],
    }
    return {
        "@context": "https://schema.org",
        "@graph": [report, *map(_article, articles), *_quotations(document)],
    }


def _article(article: dict) -> dict:
    node = {
        "@type": "NewsArticle",
        "@id": f"#a{article['number']}",
        "identifier": article["article_id"],
        "headline": article["title"],
        "publisher": {"@type": "Organization", "name": article["outlet"]},
        "url": web_address(article["url"]),
        "inLanguage": "id",
    }
    return {name: cell for name, cell in node.items() if cell}


def _quotations(document: dict):
    for block in document["blocks"]:
        for item in block["items"] if block["kind"] == "statements" else ():
            quote = item["quote"]
            row = document["rows"][quote["row"]]
            place = document["places"].get(row.get("sentence_id"), {})
            node = {
                "@type": "Quotation" if item["marks"] else "Claim",
                "@id": f"#{item['id']}",
                "text": row["text"],
                "inLanguage": "id",
                "about": block["heading"],
                "isPartOf": {"@id": f"#{place['anchor']}"} if place.get("anchor") else None,
                "spokenByCharacter" if item["marks"] else "claimInterpreter": {
                    "@type": "Thing",
                    "name": plain(item["who"]),
                },
            }
            yield {name: cell for name, cell in node.items() if cell}
