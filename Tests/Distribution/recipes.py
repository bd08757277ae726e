#!/usr/bin/env python3
"""Runs the recipes for CI as their services would, as far as a machine without them can, and tells how that went.

    Tests/Distribution/recipes.py FOLDER    # what .ci/dist made
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import yaml

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
RELEASE = pathlib.Path(sys.argv[1]).resolve()
ARCHIVE = RELEASE / f"sm-preview-linux-{os.uname().machine}.tar.gz"


def tell(title, outcome, report=None):
    """Prints how a run ended: its code, its annotations, the last line of what it said, and what it kept."""
    print(f"{title}: {outcome.returncode}")
    annotations = [line for line in outcome.stderr.splitlines() if line.startswith("::")]
    for line in annotations + outcome.stdout.strip().splitlines()[-1:]:
        line = re.sub(r", [0-9]+\.[0-9]{2} s$", "", line)
        print("    " + re.sub(tempfile.gettempdir() + r"/\w+", "TEMPORARY", line))
    kept = sorted({path.relative_to(report).parts[0] for path in report.rglob("*")}) if report else []
    if kept:
        print(f"    keeps {', '.join(kept)}")


def run(script, folder, variables, shell=("bash", "-e", "-o", "pipefail")):
    return subprocess.run(
        [*shell, "-c", script], cwd=folder, env={**os.environ, **variables}, text=True, capture_output=True)


class GitHub:
    """A runner of workflows that use this repository's action."""

    action = yaml.safe_load((REPOSITORY / ".github/action.yml").read_text())

    def __init__(self, folder, releases):
        self.folder = folder
        self.releases = releases

    def workflow(self, path):
        for name, job in yaml.safe_load((self.folder / path).read_text())["jobs"].items():
            for step in job["steps"]:
                if step["uses"] == "OWNER/sm-preview/.github@main":
                    self.step(name, step.get("with", {}))
                elif step["uses"] != "actions/checkout@v4":
                    raise ValueError(step)

    def step(self, name, given):
        inputs = {key: value["default"] for key, value in self.action["inputs"].items()}
        inputs |= {"releases": self.releases} | given
        with tempfile.TemporaryDirectory() as scratch:
            scratch = pathlib.Path(scratch)
            files = {key: scratch / key for key in ("GITHUB_PATH", "GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
            for file in files.values():
                file.touch()
            variables = {key: str(file) for key, file in files.items()}
            variables |= {"RUNNER_TEMP": str(scratch), "GITHUB_ACTION_PATH": str(REPOSITORY / ".github")}
            for step in self.action["runs"]["steps"]:
                if "uses" in step or step.get("if") == "${{ inputs.command != '' }}" and not inputs["command"]:
                    continue
                variables["PATH"] = ":".join([*files["GITHUB_PATH"].read_text().split(), os.environ["PATH"]])
                environment = {key: self.value(text, inputs) for key, text in step["env"].items()}
                outcome = run(step["run"], self.folder, variables | environment)
                if outcome.returncode != 0:
                    break
            report = scratch / "sm-preview-report"
            tell(f"github {name}", outcome, report)
            outputs = dict(line.split("=", 1) for line in files["GITHUB_OUTPUT"].read_text().splitlines())
            assert outputs.get("report", str(report)) == str(report)

    @staticmethod
    def value(text, inputs):
        contexts = {f"inputs.{key}": value for key, value in inputs.items()}
        # Empty, as composite actions often find it.
        contexts["github.action_repository"] = ""
        return re.sub(r"\$\{\{ (\S+) \}\}", lambda match: contexts[match[1]], text)


def gitlab(folder, variables):
    recipe = yaml.safe_load((folder / ".gitlab-ci.yml").read_text())
    assert recipe == yaml.safe_load(readme_block("### GitLab", "yaml"))
    for name, job in recipe.items():
        tell(f"gitlab {name}", run("\n".join(job["before_script"] + job["script"]), folder, variables))


def readme_block(heading, language="sh"):
    """The first block of code under a heading of the README."""
    section = (REPOSITORY / "README.md").read_text().split(f"\n{heading}\n", 1)[1]
    return re.search(rf"^```{language}\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)[1]


def themes(program, scratch):
    """A theme with each recipe, as its author has it once the previews are approved; then with a change."""
    for service in ("github", "gitlab"):
        folder = scratch / service
        subprocess.run([program, "init", folder, "--from", "classic", "--ci", service], check=True, capture_output=True)
        subprocess.run([program, folder, "--quiet"], check=True)
        yield service, folder


def break_theme(folder):
    view = folder / "views/maintenance.liquid"
    view.write_text(view.read_text() + "<p>{{ customer.frist_name }}</p>\n")


def main():
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        shutil.unpack_archive(ARCHIVE, scratch / "program")
        program = scratch / "program" / ARCHIVE.name.removesuffix(".tar.gz") / "bin/sm-preview"
        digest = subprocess.run(["sha256sum", ARCHIVE], check=True, capture_output=True, text=True).stdout.split()[0]
        variables = {
            "SM_PREVIEW_RELEASE": f"file://{ARCHIVE}", "SM_PREVIEW_SHA256": digest,
            "SM_PREVIEW_RELEASES": f"file://{RELEASE}"}
        folders = dict(themes(program, scratch))
        for state in ("as approved", "changed"):
            print(f"== {state}")
            if state == "changed":
                for folder in folders.values():
                    break_theme(folder)
            runner = GitHub(folders["github"], f"file://{RELEASE}")
            runner.workflow(".github/workflows/previews.yml")
            runner.step("render", {"command": "render", "arguments": "--fixture maintenance-mode --locale fr-CA"})
            gitlab(folders["gitlab"], variables)
            tell("plain shell", run(readme_block("### Anywhere else"), folders["github"], variables))

        print("== where something is wrong")
        runner.step("no command", {"command": ""})
        runner.step("unknown command", {"command": "chekc"})
        runner.step("no theme there", {"theme": "nowhere"})
        runner.step("no release there", {"releases": f"file://{scratch}"})
        runner.step("nobody's release", {"releases": ""})
        false = scratch / "false"
        shutil.copytree(RELEASE, false)
        (false / ARCHIVE.name).write_bytes(b"something else")
        runner.step("another archive", {"releases": f"file://{false}"})
        gitlab(folders["gitlab"], variables | {"SM_PREVIEW_SHA256": "0" * 64})


main()
