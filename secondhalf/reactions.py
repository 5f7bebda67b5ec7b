"""What follows from which event, on one page. 后续一览。"""

REACTIONS = {}
