"""The command line `dnn-course`. It only declares options; the work is done in the modules it names.

Modules are imported by the commands that use them, so that `--help` answers at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial, reduce, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from dnn_grader.course import Course
    from dnn_grader.run import Workers

DEFAULT = "week4_building_blocks"


def _one_line_errors(command: Callable[..., Any]) -> Callable[..., Any]:
    """Turn a `CourseError` into one line and a non-zero exit."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        from dnn_grader.course import CourseError

        try:
            return command(*args, **kwargs)
        except CourseError as error:
            raise click.ClickException(str(error)) from error
        except KeyboardInterrupt:
            click.echo("\nStopped. What was finished is kept: run the same command to go on.", err=True)
            sys.exit(130)

    return run


_sandbox = click.option(
    "--sandbox",
    type=click.Choice(["auto", "require", "none"]),
    default=lambda: os.environ.get("DNN_SANDBOX", "auto"),
    show_default="auto",
    help="Use bubblewrap where it works, refuse to grade without it, or never use it.",
)
_workers = click.option(
    "--workers", type=click.IntRange(1, 256), default=os.cpu_count() or 1, show_default="number of cores"
)


_CLUSTER = (
    click.option("--scheduler", metavar="ADDRESS", help="Grade on the Dask cluster at tls://HOST:PORT."),
    click.option("--tls-ca", type=click.Path(path_type=Path), help="The cluster's certificate authority."),
    click.option("--tls-cert", type=click.Path(path_type=Path), help="Your certificate for the cluster."),
    click.option("--tls-key", type=click.Path(path_type=Path), help="Your certificate's key."),
    click.option("--unencrypted", is_flag=True, help="Allow tcp:// to another machine."),
)


def _cluster(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that name a cluster."""
    return reduce(lambda made, option: option(made), reversed(_CLUSTER), command)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dnn-course")
def main() -> None:
    """A course on neural networks, and its autograder.

    Run the commands in the course folder, the one that holds nbgrader_config.py.
    """


@main.command()
@click.argument("assignments", nargs=-1)
@click.option(
    "--student", type=click.Path(path_type=Path), help="Also put the student kit into this folder or .zip."
)
@_one_line_errors
def release(assignments: tuple[str, ...], student: Path | None) -> None:
    """Make the student's version and the recorded cases of ASSIGNMENTS (default: all)."""
    from dnn_grader.course import find_course
    from dnn_grader.release import release as make
    from dnn_grader.release import student_kit

    course = find_course()
    for assignment in assignments or course.assignments():
        changed = make(course, assignment)
        for path in changed:
            click.echo(f"wrote {_short(path)}")
        if not changed:
            click.echo(f"{assignment}: nothing has changed")
    if student:
        for path in student_kit(course, student):
            click.echo(f"wrote {_short(path)}")


@main.command()
@click.argument("assignment")
@_workers
@_sandbox
@click.option(
    "--json",
    "json_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Also write the results as JSON.",
)
@click.option("--force", is_flag=True, help="Grade again what has not changed.")
@click.option("--new-seed", is_flag=True, help="Draw new hidden tests.")
@_cluster
@_one_line_errors
def grade(
    assignment: str,
    workers: int,
    sandbox: str,
    json_file: Path | None,
    force: bool,
    new_seed: bool,
    **cluster: Any,
) -> None:
    """Grade all submissions of ASSIGNMENT into the gradebook and autograded/."""
    if not cluster["scheduler"]:
        from dnn_grader.forking import start_importing

        start_importing()
    from dnn_grader.report.terminal import grade_and_show

    course = _course()
    course.require(assignment)
    run = grade_and_show(
        course, assignment, _graders(workers, sandbox, **cluster), force=force, new_seed=new_seed
    )
    if json_file:
        from dnn_grader.report.terminal import write_json

        write_json(course, assignment, json_file, {outcome.student for outcome in run.problems})
        click.echo(f"wrote {_short(json_file)}")
    if run.problems:
        raise click.ClickException(
            f"{len(run.problems)} of {len(run.outcomes)} submissions could not be graded: see above."
        )


@main.command()
@click.argument("assignment", required=False)
@_workers
@click.option(
    "--json",
    "json_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Also write the results as JSON.",
)
@click.option(
    "--junit",
    "junit_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Also write the results as JUnit's XML.",
)
@_one_line_errors
def verify(assignment: str | None, workers: int, json_file: Path | None, junit_file: Path | None) -> None:
    """Prove that ASSIGNMENT (default: all) still holds: solutions, mistakes, release, no leak."""
    from dnn_grader.verify.show import problems, verify_and_show, write_json, write_junit

    course = _course()
    done = verify_and_show(course, _chosen(course, assignment), workers)
    for path, write in ((json_file, write_json), (junit_file, write_junit)):
        if path:
            write(done, path)
            click.echo(f"wrote {_short(path)}")
    if count := len(problems(done)):
        raise click.ClickException(f"{count} problem{'s' * (count > 1)}: see above.")


@main.command()
@click.argument("assignment")
@_one_line_errors
def feedback(assignment: str) -> None:
    """Write the feedback pages of ASSIGNMENT into feedback/."""
    from dnn_grader.report.terminal import write_feedback_and_show

    write_feedback_and_show(_course(), assignment)


@main.command()
@_workers
@_sandbox
@click.option(
    "--folder", type=click.Path(path_type=Path, file_okay=False), default=Path("demo"), show_default=True
)
@click.option("--hostile", is_flag=True, help="Run the hostile submissions even without a sandbox.")
@_one_line_errors
def demo(workers: int, sandbox: str, folder: Path, hostile: bool) -> None:
    """Make a class of 24 submissions in FOLDER, grade it, and write its feedback.

    The hostile ones among them are left out where there is no sandbox to contain them.
    """
    from dnn_grader.demo.tour import tour

    tour(_course(), folder.resolve(), workers, sandbox, hostile=hostile)


@main.command()
@click.option(
    "--folder", type=click.Path(path_type=Path, file_okay=False), default=Path("work"), show_default=True
)
@click.option("--no-open", is_flag=True, help="Only make the folder.")
@_one_line_errors
def lab(folder: Path, no_open: bool) -> None:
    """Put the student's notebooks into FOLDER, never over a file of yours, and open JupyterLab there."""
    from dnn_grader.release import student_notebooks

    for path in student_notebooks(_course(), folder.resolve()):
        click.echo(f"wrote {_short(path)}")
    if not no_open:
        words = [sys.executable, "-m", "jupyterlab", "--notebook-dir", str(folder.resolve())]
        # JupyterLab refuses to start for root, which is who one is in many containers.
        os.execvp(sys.executable, words + ["--allow-root"] * (os.geteuid() == 0))


def _graders(
    workers: int,
    sandbox: str,
    scheduler: str | None,
    tls_ca: Path | None,
    tls_cert: Path | None,
    tls_key: Path | None,
    unencrypted: bool,
) -> Workers:
    """Who grades: the cluster asked for, or processes of this machine."""
    from dnn_grader.report.terminal import usable_sandbox, warn_uncontained

    if scheduler is None:
        from dnn_grader.pool import Pool

        return Pool(usable_sandbox(sandbox), workers)
    from dnn_grader.cluster import require_dask

    require_dask()
    from dnn_grader.cluster.address import Certificates, security
    from dnn_grader.cluster.coordinator import Cluster

    certificates = Certificates(tls_ca, tls_cert, tls_key)
    means = security(scheduler, certificates, unencrypted=unencrypted)
    tell = partial(click.echo, err=True)
    return Cluster(scheduler, means, sandbox, warn_uncontained, tell)  # type: ignore[arg-type]


def _course() -> Course:
    """The course that holds the present folder; says so where another copy's code runs on it."""
    from dnn_grader.copies import foreign_code
    from dnn_grader.course import find_course

    course = find_course()
    if said := foreign_code(course):
        click.echo(f"Note: {said}", err=True)
    return course


def _chosen(course: Course, assignment: str | None) -> list[str]:
    """The assignment asked for, or all; raises `CourseError` where there is none."""
    from dnn_grader.course import CourseError

    chosen = [assignment] if assignment else course.assignments()
    if not chosen:
        raise CourseError(f"{course.root / 'source'} holds no assignment: put a notebook there.")
    return chosen


def _short(path: Path) -> str:
    """A path relative to the present folder where it lies in it."""
    path = path.resolve()
    return os.path.relpath(path) if path.is_relative_to(Path.cwd()) else str(path)


if __name__ == "__main__":
    main()
