"""Records in and out: JSON Lines gold, marked text, and bridges to other tools' formats."""
