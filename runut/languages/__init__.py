"""What is known of each language: a folder of tables and a model for each, and the code that loads and checks them."""
