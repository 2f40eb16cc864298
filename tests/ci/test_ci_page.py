"""What docs/ci.md shows of GitHub and pre-commit can be used as it stands."""

import json
import os
import re
import subprocess

import pytest
import yaml
from jsonschema import Draft7Validator


@pytest.fixture(scope="module")
def shown(root):
    """The YAML files of the page, by the names in their first lines."""
    page = (root / "docs/ci.md").read_text(encoding="utf-8")
    return {name: yaml.safe_load(code) for name, code in re.findall(r"^```yaml\n# (\S+)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)}


@pytest.fixture(scope="module")
def action(root):
    return yaml.safe_load((root / "action.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def steps(shown):
    return shown[".github/workflows/articles.yml"]["jobs"]["crosscheck"]["steps"]


def test_the_workflow_is_one(shown, official_schema):
    workflow = {("on" if key is True else key): value for key, value in shown[".github/workflows/articles.yml"].items()}  # YAML 1.1 reads on as true
    Draft7Validator(official_schema("github-workflow")).validate(workflow)
    assert workflow["permissions"] == {"contents": "read"}


def test_what_it_says_of_the_action_is_there(steps, action):
    (own,) = [step for step in steps if step.get("uses", "").startswith("OWNER/crosscheck@")]
    assert set(own["with"]) <= set(action["inputs"])
    read = re.findall(rf"steps\.{own['id']}\.outputs\.([\w-]+)", json.dumps(steps))
    assert {"sarif", "comment", "findings"} <= set(read) <= set(action["outputs"])


def test_every_input_and_output_is_described(root, action):
    page = (root / "docs/ci.md").read_text(encoding="utf-8").partition("## GitHub action")[2].partition("\n## ")[0]
    inputs, outputs = ({name for row in re.findall(r"(?m)^\| (`.*?) \|", part) for name in re.findall(r"`([\w-]+)`", row)} for part in page.split("| output |"))
    assert inputs == set(action["inputs"])
    assert outputs == set(action["outputs"])


def test_pre_commit_s_configuration_is_one(root, shown, official_schema):
    config = shown[".pre-commit-config.yaml"]
    Draft7Validator(official_schema("pre-commit-config")).validate(config)
    hooks = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in config["repos"][0]["hooks"]] == [hook["id"] for hook in hooks]


GH = """#!/bin/sh
# a gh that lists one comment, if EXISTING names one, and writes down what else it is asked
case "$*" in *--jq*) [ -z "$EXISTING" ] || printf '%s\\n' $EXISTING; exit 0;; esac
echo "$*" >> "$ASKED"
"""
COMMENTS = [
    ("findings, and no comment yet", "", "2", "api --silent --method POST repos/o/r/issues/7/comments --field body=@/c.md\n"),
    ("findings again", "11", "2", "api --silent --method PATCH repos/o/r/issues/comments/11 --field body=@/c.md\n"),
    ("findings that are gone", "11 12", "0", "api --silent --method PATCH repos/o/r/issues/comments/11 --field body=@/c.md\n"),
    ("no findings", "", "0", ""),
]


@pytest.mark.parametrize(("existing", "findings", "asked"), [row[1:] for row in COMMENTS], ids=[row[0] for row in COMMENTS])
def test_the_comment_is_written_once(tmp_path, steps, existing, findings, asked):
    (step,) = [step for step in steps if "gh api" in step.get("run", "")]
    assert "${{" not in step["run"]
    gh, log = tmp_path / "gh", tmp_path / "asked"
    gh.write_text(GH, encoding="utf-8")
    gh.chmod(0o755)
    log.touch()
    given = {"COMMENTS": "repos/o/r/issues/7/comments", "ONE": "repos/o/r/issues/comments", "FILE": "/c.md", "FINDINGS": findings}
    assert set(given) | {"GH_TOKEN"} == set(step["env"])
    environment = os.environ | given | {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}", "EXISTING": existing, "ASKED": str(log)}
    subprocess.run(["bash", "-e", "-c", step["run"]], env=environment, check=True)  # a step without `shell` has no pipefail
    assert log.read_text(encoding="utf-8") == asked
