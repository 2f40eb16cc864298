"""Models of sentence-transformers, on tiny ones made here: two layers of 32 dimensions, random but always the same, no network.

All but the first tests need the extra: `pip install '.[transformers]'` and `pytest tests/test_pretrained.py`.
"""

import json
import os
import re
import shlex
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from crosscheck import Article, OptionError, check, cli
from crosscheck.entailment import LABELS, SecondOpinion, contradiction
from crosscheck.pretrained import PretrainedEncoder, PretrainedNLI
from crosscheck.report.json import render

os.environ["HF_HUB_OFFLINE"] = "1"  # read when the library is first imported, which no line above does
ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "encoders.md").read_text(encoding="utf-8")
installed = pytest.mark.skipif(find_spec("sentence_transformers") is None, reason="needs the extra crosscheck[transformers]")
pytestmark = pytest.mark.filterwarnings("default")  # other people's libraries warn of one another

EN = "The ferry line between Piraeus and Chios resumed on Monday after 12 years, the port authority said. The minister attended the ceremony."
FR = "La liaison entre Le Pirée et Chios a repris lundi après 13 ans, selon l'autorité portuaire. Le ministre n'a pas assisté à la cérémonie."
AR = "استؤنف الخط البحري بين بيرايوس وخيوس يوم الاثنين بعد 12 عاما، حسبما أعلنت سلطة الميناء. وحضر الوزير المراسم."
STORY = tuple(
    Article(id=path, path=path, text=text, language=path[:2], language_from="declared", language_certainty=1.0)
    for path, text in (("en.txt", EN), ("fr.txt", FR), ("ar.txt", AR))
)
TEXTS = ("The port is open.", "Le port est ouvert.", "المرفأ مفتوح", "", "\ud800 open", "open " * 5_000)


# ------------------------------------------------------------------ without the extra


@pytest.mark.parametrize(
    ("option", "what"),
    [("--encoder", "encoder"), ("--nli", "NLI model")],
)
def test_without_the_extra_it_is_one_line_and_exit_2(tmp_path, monkeypatch, capsys, option, what):
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    (tmp_path / "a.txt").write_text(EN)
    assert cli.run(["check", str(tmp_path), option, "some/model"]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith(f"crosscheck: {what} 'some/model': it needs the extra crosscheck[transformers] (")
    assert err.endswith("); say: pip install sentence-transformers\n")


# ------------------------------------------------------------------ tiny models


def tokenizer(folder):
    """A WordPiece tokenizer that knows the letters of the texts, saved to a folder."""
    from transformers import BertTokenizer

    letters = sorted(set("".join((EN, FR, AR, *TEXTS[:3])).lower()) - {" "})
    (folder / "vocab.txt").write_text("\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters, *(f"##{c}" for c in letters)]), encoding="utf-8")
    BertTokenizer(str(folder / "vocab.txt"), model_max_length=64).save_pretrained(folder)
    return 5 + 2 * len(letters)


def tiny(folder, make, **known):
    """A BERT of two layers with 32 dimensions and its tokenizer, in a folder."""
    import torch
    from transformers import BertConfig

    folder.mkdir(parents=True)
    torch.manual_seed(7)
    size = {"num_hidden_layers": 2, "hidden_size": 32, "num_attention_heads": 2, "intermediate_size": 64, "max_position_embeddings": 64}
    make(BertConfig(vocab_size=tokenizer(folder), **size, **known)).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def encoder_folder(tmp_path_factory):
    from transformers import BertModel

    return tiny(tmp_path_factory.mktemp("models") / "encoder", BertModel)


def classifier(folder, labels):
    from transformers import BertForSequenceClassification

    return tiny(folder, BertForSequenceClassification, id2label=dict(enumerate(labels)), label2id={label: i for i, label in enumerate(labels)})


@pytest.fixture(scope="module")
def nli_folder(tmp_path_factory):
    return classifier(tmp_path_factory.mktemp("models") / "nli", ("contradiction", "entailment", "neutral"))


@installed
def test_an_encoder_gives_unit_rows_whatever_the_text(encoder_folder):
    rows = PretrainedEncoder(str(encoder_folder)).encode(TEXTS)
    assert (rows.shape, rows.dtype) == ((len(TEXTS), 32), np.float32)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)


@installed
def test_an_encoder_is_the_same_whenever_it_is_loaded_and_whatever_stands_beside_a_text(encoder_folder):
    one, other = PretrainedEncoder(str(encoder_folder)), PretrainedEncoder(str(encoder_folder))
    assert np.array_equal(one.encode(TEXTS), other.encode(TEXTS))
    assert np.allclose(one.encode(TEXTS)[::-1], other.encode(TEXTS[::-1]), atol=1e-5)


@installed
def test_a_classifier_s_columns_are_put_in_order(nli_folder):
    pairs = [("The port is open.", "Le port est fermé."), ("a", "المرفأ مفتوح"), ("", "\ud800"), ("open " * 5_000, "b")]
    model = PretrainedNLI(str(nli_folder))
    found = model.probabilities(pairs)
    assert (found.shape, found.dtype) == ((len(pairs), len(LABELS)), np.float32)
    assert np.allclose(found.sum(axis=1), 1, atol=1e-5)
    raw = model._model.predict(pairs[:2], apply_softmax=True, show_progress_bar=False)  # contradiction, entailment, neutral, as made
    assert np.allclose(found[:2], raw[:, [1, 2, 0]], atol=1e-5)


@installed
def test_more_pairs_than_a_batch(nli_folder):
    pairs = [(f"port {i}", f"{i} ships") for i in range(70)]
    model = PretrainedNLI(str(nli_folder))
    one_by_one = [contradiction([pair], model)[0] for pair in pairs]
    assert np.allclose(contradiction(pairs, model), one_by_one, atol=0.002)


@installed
@pytest.mark.parametrize(("threshold", "aside"), [(0.0, False), (1.0, True)])
def test_check_with_both(encoder_folder, nli_folder, threshold, aside):
    def run():
        opinion = SecondOpinion(model=PretrainedNLI(str(nli_folder)), threshold=threshold)
        return check(STORY, nli=opinion)

    report = run()
    found = [f for f in report.findings if f.kind == "polarity"]
    assert found
    assert all((f.severity == "info" and f.nature == "unresolved") is aside for f in found)
    assert render(run()) == render(report)


@installed
def test_check_with_another_encoder_gives_the_same_bytes_twice(encoder_folder):
    first, second = (render(check(STORY, encoder=PretrainedEncoder(str(encoder_folder)))) for _ in range(2))
    assert first == second
    assert json.loads(first)["compared"]["articles"] == 3


# ------------------------------------------------------------------ models that can't be used


def broken(folder):
    """A folder whose weights are cut off."""
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:1_000])


@installed
@pytest.mark.parametrize("option", ["--encoder", "--nli"])
@pytest.mark.parametrize("name", ["no/such-model", "./no/such/folder", "empty", "broken"])
def test_a_model_that_cannot_be_loaded_is_one_line_and_exit_2(tmp_path, monkeypatch, capsys, encoder_folder, option, name):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(EN)
    (tmp_path / "empty").mkdir()
    shutil.copytree(encoder_folder, tmp_path / "broken")
    broken(tmp_path / "broken")
    monkeypatch.chdir(tmp_path)
    assert cli.run(["check", "in", option, name]) == 2
    out, err = capsys.readouterr()
    what = {"--encoder": "encoder", "--nli": "NLI model"}[option]
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith(f"crosscheck: {what} {name!r}: can't be loaded (")
    assert err.endswith("); name a model's folder, or a model of the Hugging Face Hub that was fetched before or can be fetched now\n")


@installed
def test_no_name():
    with pytest.raises(OptionError, match="encoder '': no name; name a model's folder"):
        PretrainedEncoder("")


@installed
def test_loading_leaves_the_library_s_own_words_as_they_were(encoder_folder):
    from transformers.utils import logging

    before = logging.get_verbosity(), logging.is_progress_bar_enabled()
    PretrainedEncoder(str(encoder_folder))
    assert (logging.get_verbosity(), logging.is_progress_bar_enabled()) == before


@installed
def test_an_encoder_is_no_classifier(encoder_folder):
    with pytest.raises(OptionError, match=r"NLI model '.*': its labels are LABEL_0; a model with entailment, neutral, contradiction"):
        PretrainedNLI(str(encoder_folder))


# ------------------------------------------------------------------ what docs/encoders.md says


def blocks(language):
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```$", PAGE)


@pytest.fixture
def folder(tmp_path, monkeypatch, encoder_folder, nli_folder):
    """A folder with articles, and tiny models under the names in the page."""
    for article in STORY:
        (tmp_path / "articles").mkdir(exist_ok=True)
        (tmp_path / "articles" / article.path).write_text(f"---\nlanguage: {article.language}\n---\n{article.text}\n", encoding="utf-8")
    for model, name in re.findall(r"--(encoder|nli) (\S+)", PAGE):
        shutil.copytree({"encoder": encoder_folder, "nli": nli_folder}[model], tmp_path / name, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)


@installed
def test_the_page_s_commands_and_snippet_run(folder, capfd):
    commands = [line for block in blocks("bash") for line in block.splitlines() if line.startswith("crosscheck ")]
    assert len(commands) >= 3
    for command in commands:
        assert cli.run(shlex.split(command, comments=True)[1:]) in (0, 1)
        out, err = capfd.readouterr()
        assert (bool(out), err) == (True, "")
    (snippet,) = blocks("py")
    exec(compile(snippet, "docs/encoders.md", "exec"), {"__name__": "snippet"})
