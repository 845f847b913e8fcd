"""What holds for the whole: the catalogue, the imports, the tables, the words."""
