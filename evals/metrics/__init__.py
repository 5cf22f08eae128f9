"""What is measured on one answer. Each metric is a class whose one method gives a value and its reason."""
