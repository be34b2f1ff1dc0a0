"""A picture of one's own, in the form of the course's pictures."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dnn_utils.data_files import DataError, FilePath, readable_file
from dnn_utils.unaffected import unaffected

if TYPE_CHECKING:  # only reading a picture needs Pillow
    from PIL.Image import Image

MOST_PIXELS = 120_000_000
"""More than a phone's camera takes; a small file can declare far more, to fill the memory."""


@unaffected
def load_picture(path: FilePath, size: int = 64) -> NDArray[np.uint8]:
    """Read a picture in any format that Pillow reads: cut out the middle square and resize it.

    It is turned the way the camera was held; what is transparent becomes white.

    Args: ``path``; ``size``, in pixels. Returns: uint8, ``(size, size, 3)``. Raises `DataError` with what is
    wrong with the file.
    """
    if not isinstance(size, (int, float, np.number)) or size not in range(1, 4097):
        raise DataError(f"size is {size!s:.60}: give a number of pixels from 1 to 4096, such as 64.")
    from PIL import Image

    file = readable_file(path, "a picture")
    # Pillow warns of odd files and of large ones; here a file is read or refused.
    with warnings.catch_warnings(action="ignore"), _opened(file) as image:
        try:
            square = _square(image)
            return np.array(_rgb(square).resize((int(size), int(size)), Image.Resampling.LANCZOS))
        except DataError as error:
            raise DataError(f"{file.name} {error}") from None
        except Exception as error:  # Pillow's readers raise what they like on damaged files
            reason = " ".join(str(error).split())
            raise DataError(
                f"{file.name} is cut off or damaged ({reason}): copy it again, or save it as JPEG or PNG."
            ) from None


def _opened(file: Path) -> Image:
    """The picture with only its head read."""
    from PIL import Image

    try:
        image = Image.open(file)
    except Image.DecompressionBombError:
        raise _too_large(file) from None
    except Exception:  # as above
        raise DataError(
            f"{file.name} holds no picture that Pillow can read: save it as JPEG or PNG "
            "(phones may write HEIC, drawing programs SVG)."
        ) from None
    if image.width * image.height > MOST_PIXELS:
        image.close()
        raise _too_large(file)
    if image.format == "EPS":  # Pillow would start another program, Ghostscript, on it
        image.close()
        raise DataError(f"{file.name} is a page in EPS: save it as JPEG or PNG.")
    return image


def _too_large(file: Path) -> DataError:
    most = MOST_PIXELS // 1_000_000
    return DataError(f"{file.name} has more than {most} million pixels: make it smaller, then try again.")


def _square(image: Image) -> Image:
    """The middle square, upright."""
    from PIL import ImageOps

    upright = ImageOps.exif_transpose(image)
    side = min(upright.size)
    left, top = (upright.width - side) // 2, (upright.height - side) // 2
    return upright.crop((left, top, left + side, top + side))


def _rgb(image: Image) -> Image:
    """Any mode as RGB, on white."""
    from PIL import Image

    if image.mode.startswith("I"):
        return _from_16_bits(image).convert("RGB")
    if image.mode == "F":
        raise DataError("holds measurements, not colours: save it as JPEG or PNG.")
    if not image.has_transparency_data:
        return image.convert("RGB")
    image = image.convert("RGBA")
    white = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(white, image).convert("RGB")


def _from_16_bits(image: Image) -> Image:
    """Shades from 0 to 65535 as 0 to 255: Pillow's own conversion would cut all off at 255."""
    from PIL import Image

    shades = np.asarray(image).astype(np.int64)
    if shades.min() < 0 or shades.max() > 65535:
        raise DataError("holds measurements, not colours: save it as JPEG or PNG.")
    return Image.fromarray((shades // 257).astype(np.uint8))
