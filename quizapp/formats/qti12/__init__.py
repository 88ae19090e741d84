"""QTI 1.2 as Canvas, Blackboard, Respondus and Brightspace write it: read and written."""
