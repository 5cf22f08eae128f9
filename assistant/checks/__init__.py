"""What is checked of each claim before it is shown."""
