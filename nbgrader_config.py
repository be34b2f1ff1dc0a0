"""nbgrader's settings for this course: our engine at nbgrader's own seam.

Loading this file imports nothing heavy: our classes are given by name, and nbgrader imports them when a
command needs them.
"""

from pathlib import Path

c = get_config()

c.CourseDirectory.course_id = "dnn_course"
c.CourseDirectory.root = str(Path(__file__).resolve().parent)
# The gradebook is gradebook.db in the root. For PostgreSQL, or another place, set this:
# c.CourseDirectory.db_url = "postgresql+psycopg://..."

c.ClearSolutions.code_stub = {
    "python": 'raise NotImplementedError("Replace this line with your code.")',
}

# Submissions are mended before they are converted, and graded in the sandbox instead of by Execute.
# The rest of the list is nbgrader's own.
c.Autograde.pre_convert_hook = "dnn_grader.preprocessor.repair_hook"
c.Autograde.autograde_preprocessors = [
    "dnn_grader.preprocessor.GradeInSandbox",
    "nbgrader.preprocessors.IgnorePattern",
    "nbconvert.preprocessors.ClearMetadataPreprocessor",
    "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]

# Feedback shows no hidden test.
c.GenerateFeedback.preprocessors = [
    "nbgrader.preprocessors.GetGrades",
    "dnn_grader.preprocessor.HideTests",
    "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",
]
