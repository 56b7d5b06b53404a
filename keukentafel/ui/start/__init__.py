"""The start screen: the agenda, a case, what is recorded there."""
