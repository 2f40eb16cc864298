"""A real Spark session on two processors, for all tests of this folder; they are skipped where there is no Java, but for CROSSCHECK_SPARK=required, as in CI."""

import importlib.util
import os
import shutil
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
sys.path.append(str(ROOT / "benchmarks"))
MASTER = "local[2,4]"  # a task is tried four times, as on a cluster


def missing():
    """Why Spark can't run here; None where it can."""
    if importlib.util.find_spec("pyspark") is None:
        return "PySpark isn't installed: the extra crosscheck[spark]"
    home = os.environ.get("JAVA_HOME")
    if not (shutil.which("java") or (home and Path(home, "bin", "java").is_file())):
        return "there is no Java"
    return None


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.filterwarnings("ignore:.*PySpark does not yet fully support:FutureWarning"))
            item.add_marker(pytest.mark.filterwarnings("ignore::ResourceWarning"))
            item.add_marker(pytest.mark.filterwarnings("ignore::DeprecationWarning"))


@pytest.fixture(scope="session")
def spark():
    if reason := missing():
        if os.environ.get("CROSSCHECK_SPARK") == "required":
            pytest.fail(f"CROSSCHECK_SPARK=required, but {reason}")
        pytest.skip(reason)
    from pyspark import SparkConf, SparkContext

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    SparkContext(conf=SparkConf().setMaster(MASTER).setAll([("spark.sql.shuffle.partitions", "2"), ("spark.ui.enabled", "false"), ("spark.log.level", "OFF")]))
    from crosscheck.spark.session import session

    made = session(MASTER)
    yield made
    made.stop()


@pytest.fixture(scope="session")
def small():
    """Three articles of a sentence each, two of which contradict the third."""
    return {
        "en.txt": "The footbridge of Beni Saf reopened on Monday after 12 years, the mayor said.\n",
        "fr.txt": "La passerelle de Beni Saf a rouvert lundi après 13 ans, a déclaré le maire.\n",
        "ar.txt": "أعيد افتتاح جسر المشاة في بني صاف يوم الاثنين بعد 12 عاما، بحسب رئيس البلدية.\n",
    }


@pytest.fixture(scope="session")
def corpus(tmp_path_factory, small):
    """A folder of mixed articles, in several forms: invented stories as files, made ones as JSON lines, and sources that can't be used."""
    import made_events
    import made_news
    from spark_same import SLIP, line_of, slipped

    folder = tmp_path_factory.mktemp("corpus")
    story = "g-malaria-dongola"
    shutil.copytree(ROOT / "tests" / "stories" / story, folder / story, ignore=shutil.ignore_patterns("*.yaml", "*.json"))
    made_news.write(folder / "made", 1, 3, seed=3)
    (folder / "small").mkdir()
    for name, text in small.items():
        (folder / "small" / name).write_text(text, encoding="utf-8")
    events = [slipped(article) if n % SLIP == 0 else article for n, (_, article) in enumerate(made_events.made(45))]
    (folder / "feed.jsonl").write_text("".join(map(line_of, events)) + "{no JSON\n", encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    (folder / "klingon.txt").write_text("---\nlanguage: tlh\n---\nnuqneH\n", encoding="utf-8")
    return folder
