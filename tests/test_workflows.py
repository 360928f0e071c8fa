"""The workflows of this project, the one authors get, and the one in the documentation have no known fault."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.browser.test_checkers import TOOLS, tools_are_here
from tests.conftest import ROOT

pytestmark = pytest.mark.slow

FAULTY = """
on: pull_request_target
jobs:
  one:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: echo ${{ github.event.pull_request.title }} ${{ steps.none.outputs.x }}
"""


def shown_in(document: str) -> str:
    """The workflow in a page of the documentation, with a commit where authors put one."""
    text = (ROOT / "docs" / document).read_text(encoding="utf-8")
    (workflow,) = re.findall(r"```yaml\n(name: .*?)```", text, re.DOTALL)
    return str(workflow).replace("OWNER/REPOSITORY@COMMIT #", f"owner/repository@{'0123456789' * 4} #")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with every workflow there is, its action and its hook."""
    workflows = tmp_path / ".github" / "workflows"
    shutil.copytree(ROOT / ".github", tmp_path / ".github")
    for name in ("action.yml", ".pre-commit-hooks.yaml"):
        shutil.copy(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "builder" / "scaffold" / "dot-github" / "workflows" / "pages.yml", workflows / "scaffold.yml")
    (workflows / "documented.yml").write_text(shown_in("publishing.md"), encoding="utf-8")
    return tmp_path


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    path = tmp_path / ".github" / "workflows" / "faulty.yml"
    path.parent.mkdir(parents=True)
    path.write_text(FAULTY, encoding="utf-8")
    return tmp_path


def audit(folder: Path) -> subprocess.CompletedProcess[str]:
    """What zizmor says, asked as an auditor, of the workflows, actions and hooks of a repository."""
    auditor = shutil.which("zizmor", path=str(Path(sys.executable).parent))
    assert auditor, "the auditor of workflows is a package for development"
    return subprocess.run(
        [auditor, "--offline", "--persona", "auditor", "--no-progress", "--collect=all", folder],
        capture_output=True,
        text=True,
        check=False,
    )


def linted(folder: Path) -> Sequence[dict[str, object]]:
    """What actionlint finds in the workflows of a repository."""
    tools_are_here()
    paths = sorted(map(str, (folder / ".github" / "workflows").glob("*.yml")))
    done = subprocess.run(["node", TOOLS / "workflows.mjs", *paths], capture_output=True, text=True, check=True)
    found: list[dict[str, object]] = json.loads(done.stdout)
    return found


def test_an_auditor_has_no_finding(repository: Path) -> None:
    done = audit(repository)
    assert done.returncode == 0, done.stdout


def test_a_linter_has_no_finding(repository: Path) -> None:
    assert linted(repository) == []


def test_faults_would_be_found(faulty: Path) -> None:
    assert audit(faulty).returncode != 0
    assert {finding["kind"] for finding in linted(faulty)} >= {"expression"}
