"""The engine, the writer and the migrations: knows no feature."""
