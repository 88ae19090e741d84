"""Statistics of quizzes: computed by the worker (``computing``, which loads numpy), shown from what is stored (``showing``)."""
