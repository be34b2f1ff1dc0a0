"""The pictures: the course's sets, files of one's own, and what is said of those that don't fit."""

from __future__ import annotations

import errno
import os
import re
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import h5py
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from PIL import Image

import dnn_utils
from dnn_utils import attribution, hdf5_pictures, load_data, load_picture, own_picture, split_validation
from dnn_utils.data import FOLDER, DataError

CLASSES = [b"non-cat", b"cat"]
SCHEMA = ("train_set_x", "train_set_y", "test_set_x", "test_set_y", "list_classes")


def pictures(m: int, size: int = 6) -> np.ndarray:
    return np.random.default_rng(m).integers(0, 256, (m, size, size, 3), dtype=np.uint8)


def good() -> dict[str, object]:
    """The entries of a file that fits."""
    entries = (pictures(5), np.array([0, 1, 1, 0, 1]), pictures(3), np.array([1, 0, 0]), np.array(CLASSES))
    return dict(zip(SCHEMA, entries, strict=True))


def written(path: Path, entries: dict[str, object]) -> Path:
    with h5py.File(path, "w") as file:
        for key, value in entries.items():
            if value is not None:
                file[key] = value
    return path


@pytest.fixture
def mine(tmp_path, monkeypatch):
    """A function that writes mine.h5 with some entries changed (None leaves one out)."""
    monkeypatch.chdir(tmp_path)
    return lambda **changed: written(tmp_path / "mine.h5", good() | changed)


def refusal(*paths: object) -> str:
    """The one sentence that `load_data` refuses these files with."""
    with pytest.raises(DataError) as caught:
        load_data(*paths)
    return one_sentence(caught.value)


def one_sentence(error: Exception) -> str:
    text = str(error)
    assert re.fullmatch(r"[^\n]+\.", text), text
    assert not re.search(r"\. [A-Z]", text), text
    return text


# The course's own sets.


@pytest.mark.parametrize("name, train, test", [("cats", 453, 119), ("quickdraw", 480, 120)])
def test_the_courses_sets(name, train, test):
    train_x, train_y, test_x, test_y, classes = load_data(name)
    assert train_x.shape == (train, 64, 64, 3) and test_x.shape == (test, 64, 64, 3)
    assert train_x.dtype == test_x.dtype == np.uint8
    assert train_y.shape == (1, train) and test_y.shape == (1, test)
    assert train_y.dtype == test_y.dtype == np.int64
    assert classes == ("non-cat", "cat")
    assert 0.45 < train_y.mean() < 0.55 and 0.45 < test_y.mean() < 0.55


def test_the_photographs_are_the_default_and_each_call_gives_new_arrays():
    first, second = load_data(), load_data("cats")
    first.train_x[:] = 0
    assert second.train_x.any() and load_data().train_x.any()


@pytest.mark.parametrize("name", ["cats", "quickdraw"])
def test_no_picture_is_in_both_parts(name):
    data = load_data(name)
    train, test = ({picture.tobytes() for picture in x} for x in (data.train_x, data.test_x))
    assert len(train) == len(data.train_x) and not train & test


@pytest.mark.parametrize("name", ["cats", "quickdraw"])
def test_the_manifest_names_the_source_of_every_picture(name):
    data = load_data(name)
    rows = [line.split(",")[:3] for line in (FOLDER / name / "manifest.csv").read_text().splitlines()[1:]]
    labels = [("train", data.train_y), ("test", data.test_y)]
    expected = [[part, str(i), str(y)] for part, Y in labels for i, y in enumerate(Y[0])]
    assert sorted(rows) == sorted(expected)


def test_the_sets_stay_small():
    assert sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file()) < 40e6


@pytest.mark.parametrize(
    "name, needed",
    [
        (
            "cats",
            "Oxford-IIIT Pet|CC BY-SA 4.0|robots.ox.ac.uk/~vgg/data/pets|did not take|research|warranty",
        ),
        ("quickdraw", "Quick, Draw!|Google|CC BY 4.0|googlecreativelab/quickdraw-dataset|without warranty"),
    ],
)
def test_the_attribution_says_where_the_pictures_come_from(name, needed):
    text = attribution(name)
    assert [part for part in needed.split("|") if part not in text.replace("\n", " ")] == []
    assert len(text.splitlines()) < 10
    assert max(map(len, text.splitlines())) <= 110
    assert (FOLDER.parents[1] / text.rpartition(" ")[2]).is_dir()


def test_a_set_without_attribution_is_refused():
    with pytest.raises(DataError, match='"dogs" is no set of the course: choose "cats" or "quickdraw"'):
        attribution("dogs")


def test_importing_dnn_utils_imports_no_reader_and_no_figures():
    code = (
        "import sys, dnn_utils; sys.exit(bool({'h5py', 'PIL', 'matplotlib', 'IPython'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
    assert set(dnn_utils.__all__) <= set(dir(dnn_utils))


# Files of one's own that fit.


def test_one_file(mine):
    data, expected = load_data(mine()), good()
    assert np.array_equal(data.train_x, expected["train_set_x"])
    assert np.array_equal(data.test_x, expected["test_set_x"])
    assert data.train_y.tolist() == [[0, 1, 1, 0, 1]] and data.test_y.tolist() == [[1, 0, 0]]
    assert data.classes == ("non-cat", "cat")
    assert np.array_equal(load_data("mine.h5").train_x, data.train_x)


@pytest.mark.parametrize("owners", ["train", "test", "train test"])
def test_a_train_and_a_test_file(tmp_path, owners):
    entries, both = good(), load_data(written(tmp_path / "mine.h5", good()))
    paths = []
    for part in ("train", "test"):
        own = {key: value for key, value in entries.items() if key.startswith(part)}
        classes = {"list_classes": entries["list_classes"]} if part in owners else {}
        paths.append(written(tmp_path / f"{part}.h5", own | classes))
    for one, other in zip(load_data(*paths), both, strict=True):
        assert np.array_equal(one, other)


def test_a_file_with_the_name_of_a_set_is_found_by_its_path(mine):
    mine().rename("cats")
    assert len(load_data(Path("cats")).train_x) == len(load_data("./cats").train_x) == 5
    assert len(load_data("cats").train_x) == 453
    Path("cats").rename("dogs")
    assert len(load_data("dogs").train_x) == 5


@pytest.mark.parametrize("dtype", "bool uint8 int8 uint16 int32 uint64 int64 >i4".split())
@pytest.mark.parametrize("shape", [(5,), (1, 5), (5, 1)])
def test_labels_of_every_whole_number_type_and_shape(mine, dtype, shape):
    labels = np.array([0, 1, 1, 0, 1], dtype=dtype).reshape(shape)
    train_y = load_data(mine(train_set_y=labels)).train_y
    assert train_y.dtype == np.int64 and train_y.tolist() == [[0, 1, 1, 0, 1]]
    assert (-train_y).min() == -1 and (train_y - 1).min() == -1


def test_a_single_picture_of_another_size_and_names_as_text(mine):
    one = {"train_set_x": pictures(1, 9), "train_set_y": np.array([[True]])}
    data = load_data(mine(**one, test_set_x=pictures(3, 9), list_classes=["Hund", "Kätzchen"]))
    assert data.train_x.shape == (1, 9, 9, 3) and data.train_y.tolist() == [[1]]
    assert data.classes == ("Hund", "Kätzchen")


# Files of one's own that don't fit: one sentence each, with the file, the key, what was found, the next step.


@pytest.mark.parametrize("key", SCHEMA)
def test_a_missing_key(mine, key):
    text = refusal(mine(**{key: None}))
    assert text.startswith(f"mine.h5: {key} is missing; the file has ")
    assert all(other in text for other in SCHEMA)
    assert text.endswith("write it into the file too.")


X_REFUSED = {
    "flattened": (pictures(5).reshape(5, -1), "(5, 108): store the pictures unflattened, in one array."),
    "scalar": (np.uint8(1), "has (): store the pictures unflattened"),
    "empty": (pictures(0), "(0, 6, 6, 3), so it is empty: store at least one picture."),
    "no pixel": (pictures(5)[:, :0, :0], "(5, 0, 0, 3), so it is empty"),
    "grey": (pictures(5)[..., :1], "(5, 6, 6, 1): convert the pictures to RGB."),
    "channels first": (pictures(5).transpose(0, 3, 1, 2), "(5, 3, 6, 6): move the channels to the end."),
    "oblong": (pictures(5)[:, :4], "(5, 4, 6, 3): crop the pictures to squares."),
    "floats": (pictures(5) / 255, "holds float64: bring the pixels to that range"),
    "int64": (pictures(5).astype(np.int64), "holds int64"),
    "bool": (pictures(5) > 9, "holds bool"),
    "text": (np.full((5, 6, 6, 3), b"a"), "holds text or objects"),
}


@pytest.mark.parametrize("value, found", X_REFUSED.values(), ids=X_REFUSED)
@pytest.mark.parametrize("part", ["train", "test"])
def test_pictures_that_do_not_fit(mine, part, value, found):
    text = refusal(mine(**{f"{part}_set_x": value}))
    assert text.startswith(f"mine.h5: {part}_set_x should h")
    assert found in text


Y_REFUSED = {
    "one-hot": (
        np.eye(5, dtype=int),
        "should have the shape (m,), but has (5, 5): store one label a picture.",
    ),
    "scalar": (np.int64(1), "should have the shape (m,), but has ()"),
    "floats": (np.ones(5), "should hold whole numbers, 0 or 1, but holds float64: convert the labels"),
    "text": (np.array([b"cat"] * 5), "should hold whole numbers, 0 or 1, but holds text or objects"),
    "too few": (np.ones(4, int), "has 4 labels for 5 pictures: store one label for each picture."),
    "none": (np.ones(0, int), "has 0 labels for 5 pictures"),
    "two": (np.array([0, 1, 2, 1, 2]), "entry 2 is 2 (2 of 5 are neither): number the two classes 0 and 1."),
    "minus one": (np.array([[1, -1, 1, 1, 1]]), "entry 1 is -1 (1 of 5 are neither)"),
    "255": (np.array([1, 0, 255, 0, 1], np.uint8), "entry 2 is 255 (1 of 5"),
    "would wrap": (np.array([1, 0, 1, 0, 2**64 - 1], np.uint64), "entry 4 is 18446744073709551615"),
}


@pytest.mark.parametrize("value, found", Y_REFUSED.values(), ids=Y_REFUSED)
def test_labels_that_do_not_fit(mine, value, found):
    text = refusal(mine(train_set_y=value))
    assert text.startswith("mine.h5: train_set_y ")
    assert found in text


CLASSES_REFUSED = {
    "three": (np.array([b"a", b"b", b"c"]), "but has the shape (3,): store two names."),
    "scalar": (b"cat", "but has the shape (): store two names."),
    "numbers": (np.array([0, 1]), "but holds int64: store them as text."),
    "empty": (np.array([b"", b"cat"]), "but one is empty or very long"),
    "very long": (np.array([b"a" * 1000, b"cat"]), "but one is empty or very long"),
    "no text": (np.array([b"\xff\xfe", b"cat"]), "but they are not UTF-8 text"),
}


@pytest.mark.parametrize("value, found", CLASSES_REFUSED.values(), ids=CLASSES_REFUSED)
def test_classes_that_do_not_fit(mine, value, found):
    text = refusal(mine(list_classes=value))
    assert text.startswith("mine.h5: list_classes should hold two names, of class 0 and of class 1, ")
    assert found in text


def test_parts_of_different_sizes(mine):
    text = refusal(mine(test_set_x=pictures(3, 8)))
    assert "test_set_x are 8 × 8 pixels, but those of train_set_x in mine.h5 are 6 × 6: resize them" in text


def test_two_files_of_other_classes(tmp_path):
    train = written(tmp_path / "train.h5", good())
    test = written(tmp_path / "test.h5", good() | {"list_classes": np.array([b"cat", b"non-cat"])})
    text = refusal(train, test)
    assert (
        "('non-cat', 'cat') in train.h5 but ('cat', 'non-cat') in test.h5: give two files of the same" in text
    )


def test_the_file_that_is_wrong_is_named(tmp_path):
    train = written(tmp_path / "train.h5", good())
    assert refusal(train, tmp_path / "away.h5") == (
        f"There is no file {tmp_path / 'away.h5'}: check the name, or put the file there."
    )
    assert refusal(train, written(tmp_path / "test.h5", {})).startswith(
        "test.h5: test_set_x is missing; the file has no entry"
    )


def test_a_set_has_its_own_test_part():
    assert refusal("cats", "test.h5") == (
        'The set "cats" has its own test part: call load_data("cats") without test.h5.'
    )


def test_a_misspelt_set():
    text = refusal("cat")
    assert text.startswith('"cat" is neither a set of the course nor a file in ')
    assert text.endswith('choose "cats" or "quickdraw", or give the path of an HDF5 file.')


def test_a_file_that_is_not_there(mine, tmp_path):
    assert refusal("mein.h5").startswith(f"There is no file mein.h5 in {tmp_path}: check")


def test_a_folder_a_pipe_and_no_path(tmp_path):
    assert "is a folder: give the path of an HDF5 file inside it." in refusal(tmp_path)
    os.mkfifo(tmp_path / "pipe.h5")
    assert "is a device or a pipe: give the path of an HDF5 file." in refusal(tmp_path / "pipe.h5")
    for name in ("a\0.h5", "~nobody-here/a.h5", "a" * 5000 + ".h5"):
        assert refusal(name).startswith(f"There is no file {name} in ")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (None, "None is no path: give that of"),
        (3, "3 is no path: give that of"),
        (True, "True is no path"),
        (b"a.png", "b'a.png' is no path"),
        (["a.png"], "['a.png'] is no path"),
        ("", "'' is no path"),
        (np.zeros((64, 64, 3)), "This is an array already, of shape (64, 64, 3): give the path"),
        ("https://example.org/a.png", "is an address: download the file"),
    ],
)
@pytest.mark.parametrize("load", [load_data, load_picture])
def test_what_is_no_path_gets_a_sentence(load, given, said):
    with pytest.raises(DataError, match=re.escape(said)):
        load(given)


def test_a_picture_is_not_a_data_set(tmp_path):
    Image.new("RGB", (8, 8)).save(tmp_path / "cat.jpg")
    assert "as a picture does: load_picture reads one" in refusal(tmp_path / "cat.jpg")


def test_a_file_that_may_not_be_read(mine, monkeypatch):
    def refused(*args):  # root may read everything
        raise PermissionError(errno.EACCES, "Permission denied")

    mine()
    monkeypatch.setattr(Path, "open", refused)
    assert refusal("mine.h5") == "mine.h5 can't be opened (Permission denied): see who may read it."


@pytest.mark.parametrize(
    "content, found", [(b"", "it is empty"), (b"\x89PNG\r\n\x1a\n", "PNG"), (b"x,y", "x,y")]
)
def test_no_hdf5_file(tmp_path, content, found):
    (tmp_path / "mine.h5").write_bytes(content)
    text = refusal(tmp_path / "mine.h5")
    assert text.startswith("mine.h5 is not an HDF5 file (") and found in text


def test_a_file_that_is_cut_off(mine):
    path = mine()
    path.write_bytes(path.read_bytes()[:-500])
    assert "mine.h5 begins as an HDF5 file, but can't be read: it is cut off or damaged" in refusal(path)


def test_a_damaged_file_is_refused_or_read_but_never_crashes(mine):
    whole = mine().read_bytes()
    rng = np.random.default_rng(1)
    for _ in range(300):
        damaged = bytearray(whole)
        for at in rng.integers(8, len(whole), 5):
            damaged[at] = rng.integers(256)
        Path("mine.h5").write_bytes(damaged)
        try:
            load_data("mine.h5")
        except DataError as error:
            assert "mine.h5" in str(error)


def test_compressed_numbers_that_are_damaged(mine):
    path = mine(train_set_x=None)
    with h5py.File(path, "a") as file:
        file.create_dataset("train_set_x", data=pictures(5), chunks=(5, 6, 6, 3), compression="gzip")
        file["train_set_x"].id.write_direct_chunk((0, 0, 0, 0), b"no gzip")
    assert "mine.h5: train_set_x can't be read (" in refusal(path)


# Files that mean harm.


def test_a_gigantic_entry_is_refused_before_it_is_read(mine):
    path = mine(train_set_x=None)
    with h5py.File(path, "a") as file:
        file.create_dataset("train_set_x", (10**9, 64, 64, 3), np.uint8, chunks=(1, 64, 64, 3))
    assert path.stat().st_size < 100_000
    text = refusal(path)
    assert "has the shape (1000000000, 64, 64, 3) and would take more than 512 MB: keep fewer" in text


@pytest.mark.parametrize("key", ["train_set_y", "list_classes"])
def test_gigantic_labels_and_names(mine, key):
    path = mine(**{key: None})
    with h5py.File(path, "a") as file:
        file.create_dataset(key, (2,), f"S{2**30}", chunks=(1,))
    assert f"mine.h5: {key} has the shape (2,) and would take more than 512 MB" in refusal(path)


def test_a_small_entry_in_a_gigantic_chunk(mine):
    path = mine(train_set_x=None)
    with h5py.File(path, "a") as file:
        chunks = (40_000, 64, 64, 6)
        file.create_dataset("train_set_x", (5, 6, 6, 3), np.uint8, chunks=chunks, maxshape=(None,) * 4)
    assert "would take more than 512 MB" in refusal(path)


def test_links_are_not_followed(mine, tmp_path):
    other = written(tmp_path / "other.h5", good())
    for link in (h5py.ExternalLink(str(other), "train_set_x"), h5py.SoftLink("/test_set_x")):
        assert "mine.h5: train_set_x is a link to another place: store the numbers" in refusal(
            mine(train_set_x=link)
        )


def test_virtual_and_external_entries_are_not_followed(mine, tmp_path):
    other = written(tmp_path / "other.h5", good())
    virtual = mine(train_set_x=None)
    layout = h5py.VirtualLayout((5, 6, 6, 3), np.uint8)
    layout[:] = h5py.VirtualSource(str(other), "train_set_x", (5, 6, 6, 3))
    with h5py.File(virtual, "a") as file:
        file.create_virtual_dataset("train_set_x", layout)
    expected = "mine.h5: train_set_x takes its numbers from other files: store the numbers in this file."
    assert refusal(virtual) == expected
    outside = mine(train_set_x=None)
    raw = [(str(other), 0, h5py.h5f.UNLIMITED)]
    with h5py.File(outside, "a") as file:
        file.create_dataset("train_set_x", (5, 6, 6, 3), np.uint8, external=raw)
    assert refusal(outside) == expected


def test_other_kinds_of_entries(mine):
    path = mine(train_set_x=None, train_set_y=None)
    with h5py.File(path, "a") as file:
        file.create_group("train_set_x")
    assert "mine.h5: train_set_x should be a data set, but is none" in refusal(path)
    path = mine(train_set_x=h5py.Empty("uint8"))
    assert refusal(path) == "mine.h5: train_set_x is empty: store at least one example."
    path = mine(train_set_y=None)
    with h5py.File(path, "a") as file:
        file.create_dataset("train_set_y", (5,), h5py.ref_dtype)
    assert "mine.h5: train_set_y should hold whole numbers, 0 or 1, but holds text or objects" in refusal(
        path
    )


# The part kept back for choosing.


@given(
    X=st.integers(2, 60).flatmap(lambda m: arrays(np.int64, (3, m), elements=st.integers(0, 9))),
    share=st.floats(0.01, 0.99),
    seed=st.integers(0, 99),
)
def test_the_split_parts_the_columns(X, share, seed):
    m = X.shape[1]
    Y = np.arange(m).reshape(1, m)
    X_train, Y_train, X_val, Y_val = split_validation(X, Y, np.random.default_rng(seed), share)
    assert sorted([*Y_train[0], *Y_val[0]]) == list(range(m))
    assert np.array_equal(X_train, X[:, Y_train[0]]) and np.array_equal(X_val, X[:, Y_val[0]])
    assert Y_train.shape[1] >= 1 and abs(Y_val.shape[1] - share * m) <= 1 and Y_val.shape[1] >= 1


def test_the_split_is_shuffled_new_and_the_generators_own():
    X, Y = np.arange(300.0).reshape(3, 100), np.arange(100).reshape(1, 100)
    parts = split_validation(X, Y, np.random.default_rng(1))
    again = split_validation(X, Y, np.random.default_rng(1))
    assert all(np.array_equal(one, other) for one, other in zip(parts, again, strict=True))
    assert parts[3].shape == (1, 20) and np.any(np.diff(parts[3]) < 0)
    for part in parts:
        part[:] = -1
    assert X.min() == 0 and Y.min() == 0


SPLIT_REFUSED = {
    "pictures": ((pictures(5), np.ones((1, 5))), {}, "both need two axes, (n, m) and (1, m): flatten"),
    "rank 1": ((np.ones((3, 5)), np.ones(5)), {}, "Y (5,), but both need two axes"),
    "across": ((np.ones((5, 3)), np.ones((1, 5))), {}, "(5, 3) and Y (1, 5), but both need one column"),
    "one": ((np.ones((5, 1)), np.ones((1, 1))), {}, "give at least two examples"),
    "share 0": ((np.ones((3, 5)), np.ones((1, 5))), {"share": 0}, "share is 0: give a number between"),
    "share 20": ((np.ones((3, 5)), np.ones((1, 5))), {"share": 20}, "share is 20: give a number between"),
    "nan": ((np.ones((3, 5)), np.ones((1, 5))), {"share": float("nan")}, "share is nan: give a number"),
    "seed": ((np.ones((3, 5)), np.ones((1, 5))), {"rng": 1}, "rng is 1: give a random generator"),
}


@pytest.mark.parametrize("arrays, options, found", SPLIT_REFUSED.values(), ids=SPLIT_REFUSED)
def test_what_can_not_be_split(arrays, options, found):
    with pytest.raises(DataError) as caught:
        split_validation(*arrays, **({"rng": np.random.default_rng(1)} | options))
    assert found in one_sentence(caught.value)


# Pictures of one's own.


def striped(mode: str = "RGB", size=(120, 80)) -> Image.Image:
    """Red on the left third, green in the middle, blue on the right."""
    image = Image.new("RGB", size, (0, 200, 0))
    image.paste((200, 0, 0), (0, 0, size[0] // 3, size[1]))
    image.paste((0, 0, 200), (2 * size[0] // 3, 0, *size))
    return image.convert(mode)


def saved(image: Image.Image, path: Path, **options) -> Path:
    image.save(path, **options)
    return path


def near(pixel, colour, tolerance=8) -> bool:
    return bool(np.abs(np.asarray(pixel, int) - colour).max() <= tolerance)


FORMATS = [("png", mode) for mode in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16")]
FORMATS += [("jpg", mode) for mode in ("L", "RGB", "CMYK", "YCbCr")]
FORMATS += [("gif", "P"), ("bmp", "RGB"), ("webp", "RGBA"), ("tif", "CMYK"), ("ppm", "RGB"), ("ico", "RGBA")]


@pytest.mark.parametrize("suffix, mode", FORMATS)
def test_every_format_and_mode(tmp_path, suffix, mode):
    grey = mode in ("1", "L", "LA", "I;16")
    image = striped("L" if mode == "I;16" else mode)
    if mode == "I;16":
        image = Image.fromarray(np.asarray(image).astype(np.uint16) * 257)
    picture = load_picture(saved(image, tmp_path / f"a.{suffix}"))
    assert picture.shape == (64, 64, 3) and picture.dtype == np.uint8 and picture.flags.writeable
    middle = picture[28:36, 28:36].mean(axis=(0, 1))
    if grey:
        assert np.ptp(middle) == 0
        assert mode == "1" or near(middle, 117)
    else:
        assert near(middle, (0, 200, 0), 12)


def test_the_middle_square_is_cut_out(tmp_path):
    picture = load_picture(saved(striped(size=(192, 64)), tmp_path / "a.png"))
    assert (picture == (0, 200, 0)).all()
    tall = striped(size=(192, 64)).transpose(Image.Transpose.ROTATE_90)
    assert (load_picture(saved(tall, tmp_path / "b.png"), size=10) == (0, 200, 0)).all()


@pytest.mark.parametrize("size", [(1, 1), (1, 500), (500, 1), (63, 65), (64, 64)])
def test_every_size_of_picture(tmp_path, size):
    picture = load_picture(saved(Image.new("RGB", size, (9, 8, 7)), tmp_path / "a.png"), size=32)
    assert picture.shape == (32, 32, 3) and (picture == (9, 8, 7)).all()


def test_a_picture_of_the_right_size_stays_as_it_is(tmp_path):
    expected = load_data("quickdraw").test_x[0]
    assert np.array_equal(load_picture(saved(Image.fromarray(expected), tmp_path / "a.png")), expected)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_transparent_becomes_white(tmp_path, mode):
    if mode == "P":
        image, options = Image.new("P", (8, 8), 0), {"transparency": 0}
    else:
        image, options = Image.new(mode, (8, 8), 0), {}
    assert (load_picture(saved(image, tmp_path / "a.png", **options)) == 255).all()


def test_half_transparent_black_becomes_grey(tmp_path):
    picture = load_picture(saved(Image.new("RGBA", (8, 8), (0, 0, 0, 128)), tmp_path / "a.png"))
    assert near(picture[0, 0], 127, 1)


@pytest.mark.parametrize("orientation, top_left", [(1, "red"), (3, "blue"), (6, "red"), (8, "blue")])
def test_the_picture_is_turned_the_way_the_camera_was_held(tmp_path, orientation, top_left):
    exif = Image.Exif()
    exif[0x0112] = orientation
    upright = load_picture(saved(striped(size=(90, 90)), tmp_path / "a.png", exif=exif))
    assert near(upright[2, 2], {"red": (200, 0, 0), "blue": (0, 0, 200)}[top_left])
    assert near(upright[2, 61], (0, 0, 200) if orientation == 1 else (200, 0, 0)) or orientation in (6, 8)
    if orientation in (6, 8):  # the stripes lie across now
        assert near(upright[2, 61], upright[2, 2]) and not near(upright[61, 2], upright[2, 2])


def picture_refusal(path: object, **options) -> str:
    with pytest.raises(DataError) as caught:
        load_picture(path, **options)
    return one_sentence(caught.value)


def png_head(width: int, height: int) -> bytes:
    """A PNG file that declares a size and holds no pixel."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = b"IDAT" + zlib.compress(b"")
    chunks = [struct.pack(">I", len(c) - 4) + c + struct.pack(">I", zlib.crc32(c)) for c in (head, data)]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@pytest.mark.parametrize("side", [11_000, 13_000, 60_000])
def test_a_decompression_bomb_is_refused_by_its_head(tmp_path, side, recwarn):
    (tmp_path / "bomb.png").write_bytes(png_head(side, side))
    assert picture_refusal(tmp_path / "bomb.png") == (
        "bomb.png has more than 120 million pixels: make it smaller, then try again."
    )
    assert not recwarn.list


def test_a_large_photograph_is_read_without_a_warning(tmp_path, recwarn, monkeypatch):
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 6000)
    assert load_picture(saved(striped(), tmp_path / "a.png")).shape == (64, 64, 3)
    assert not recwarn.list


@pytest.mark.parametrize("content", [b"", b"GIF", b"hello", b"<svg xmlns='http://www.w3.org/2000/svg'/>"])
def test_no_picture(tmp_path, content):
    (tmp_path / "a.png").write_bytes(content)
    assert picture_refusal(tmp_path / "a.png").startswith(
        "a.png holds no picture that Pillow can read: save it"
    )


@pytest.mark.parametrize("suffix", ["png", "jpg", "gif", "webp", "tif"])
def test_a_picture_that_is_cut_off(tmp_path, suffix):
    noise = Image.fromarray(pictures(1, 100)[0])
    path = saved(noise, tmp_path / f"a.{suffix}")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert picture_refusal(path).startswith(f"a.{suffix} ")


@pytest.mark.parametrize("suffix", ["png", "jpg", "gif", "tif", "bmp", "ico"])
def test_a_damaged_picture_is_refused_or_read_but_never_crashes(tmp_path, suffix):
    path = saved(striped("P" if suffix == "gif" else "RGB"), tmp_path / f"a.{suffix}")
    whole, rng = path.read_bytes(), np.random.default_rng(1)
    for _ in range(60):
        damaged = bytearray(whole)
        for at in rng.integers(0, min(len(whole), 400), 3):
            damaged[at] = rng.integers(256)
        path.write_bytes(damaged)
        try:
            assert load_picture(path).shape == (64, 64, 3)
        except DataError as error:
            assert path.name in str(error)


def test_a_program_is_never_started_for_a_page(tmp_path):
    striped().save(tmp_path / "a.eps")
    assert picture_refusal(tmp_path / "a.eps") == "a.eps is a page in EPS: save it as JPEG or PNG."


@pytest.mark.parametrize("numbers", [np.ones((8, 8), np.float32), np.full((8, 8), 70_000, np.int32)])
def test_measurements_are_no_picture(tmp_path, numbers):
    path = saved(Image.fromarray(numbers), tmp_path / "a.tif")
    assert picture_refusal(path) == "a.tif holds measurements, not colours: save it as JPEG or PNG."


def test_a_picture_that_is_not_there(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert picture_refusal("cat.jpg").startswith(f"There is no file cat.jpg in {tmp_path}: check")
    assert picture_refusal(tmp_path).endswith("is a folder: give the path of a picture inside it.")


@pytest.mark.parametrize("size", [0, -1, 100_000, 6.5, float("nan"), None])
def test_a_size_that_makes_no_picture(tmp_path, size):
    assert picture_refusal(saved(striped(), tmp_path / "a.png"), size=size).startswith(
        f"size is {size}: give"
    )


def test_the_limits_are_what_the_texts_say():
    assert hdf5_pictures.LARGEST == 512 * 2**20
    assert own_picture.MOST_PIXELS == 120e6
