"""Packages of H5P: the questions in their content, at any depth; the programs of a package are never looked at."""
