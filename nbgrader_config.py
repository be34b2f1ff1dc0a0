"""nbgrader's settings for this course: our engine at nbgrader's own seam.

Loading this file imports nothing heavy: our classes are given by name, and nbgrader imports them when a
command needs them.
"""

from pathlib import Path

c = get_config()

c.CourseDirectory.course_id = "dnn_course"
c.DnnCourse.title = "The first four weeks of neural networks"  # above each feedback page
c.CourseDirectory.root = str(Path(__file__).resolve().parent)
# The gradebook is gradebook.db in the root. For PostgreSQL, or another place, set this:
# c.CourseDirectory.db_url = "postgresql+psycopg://..."

c.ClearSolutions.code_stub = {
    "python": 'raise NotImplementedError("Replace this line with your code.")',
}

# `nbgrader autograde` and formgrader's button grade as `dnn-course grade` does, in the sandbox.
c.Autograde.exporter_class = "dnn_grader.entrance.CourseGrader"

# Nothing else runs a notebook as you: `nbgrader validate` on a submission would, outside the sandbox.
c.Execute.kernel_name = "none-as-submissions-run-in-the-sandbox-of-dnn-course-grade"

# `nbgrader generate_feedback` and formgrader's button give the page of `dnn-course feedback`.
c.GenerateFeedback.exporter_class = "dnn_grader.entrance.CoursePages"

# A further notebook gets nbgrader's page: without hidden tests, and no cell takes long to draw.
c.GenerateFeedback.preprocessors = [
    "nbgrader.preprocessors.GetGrades",
    "dnn_grader.preprocessor.HideTests",
    "dnn_grader.preprocessor.ShortenCells",
    "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",
]
