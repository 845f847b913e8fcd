"""The GraphQL service: stitches the operations into one API and keeps every open board live."""
