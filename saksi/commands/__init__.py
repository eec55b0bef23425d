"""The commands of `saksi`, a module each: ``add`` declares its arguments, ``run`` does it and gives the exit code."""
