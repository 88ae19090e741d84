"""Files of questions: brought, looked through, taken into a bank, taken back."""
