"""Draw the pictures of QR codes that the reader is tested against. Needs Pillow, numpy and segno (which makes the modules).

    python3 tests/formats/qr_pictures.py FOLDER

Writes one file a picture, and `pictures.tsv`: file, codes that are there and cannot be read, the texts in reading order.
Every secret is invented. The same versions of the packages draw the same bytes.
"""

import pathlib
import sys

import numpy
import segno
from PIL import Image, ImageDraw, ImageFilter, ImageFont

ONE = "otpauth://totp/PyPI:ada?secret=MZXW6YTBOI&issuer=PyPI"
TWO = "otpauth://totp/GitHub:ada?secret=GEZDGNBVGY3TQOJQ&issuer=GitHub&digits=6&period=30"
THREE = "otpauth://totp/npm:ada?secret=KRSXG5CTMVRXEZLU&issuer=npm&algorithm=SHA1"
SHORT = "ada"
LONG = "otpauth-migration://offline?data=" + "Q2hvb3NlIHRoZSBrZXkgdGhhdCBmaXRzIHRoZSBkb29y" * 12

random = numpy.random.default_rng(7)
folder = pathlib.Path(sys.argv[1])
rows = []


def keep(name, picture, texts, unread=0, **options):
    picture.save(folder / name, **options)
    rows.append("\t".join([name, str(unread), *texts]))


def modules(text, error="m"):
    """The modules of a code, True for dark, with no border."""
    code = segno.make(text, error=error, micro=False, boost_error=False)
    return numpy.array([[bool(module) for module in row] for row in code.matrix])


def draw(text, scale=6, border=4, error="m", dark=0, light=255):
    grid = numpy.pad(modules(text, error), border)
    pixels = numpy.where(grid, dark, light).astype(numpy.uint8)
    return Image.fromarray(numpy.kron(pixels, numpy.ones((scale, scale), numpy.uint8)))


def on(size, colour, *placed):
    page = Image.new("L", size, colour)
    for picture, place in placed:
        page.paste(picture, place)
    return page


def transparent(text, colour, scale=6):
    alpha = draw(text, scale, border=2, dark=255, light=0)
    picture = Image.new("RGBA", alpha.size, (colour,) * 3 + (0,))
    picture.putalpha(alpha)
    # What is behind a transparent pixel is nothing to go by.
    pixels = numpy.array(picture)
    pixels[pixels[..., 3] == 0] = (0, 0, 0, 0)
    return Image.fromarray(pixels)


def turn(picture, degrees, fill=255):
    return picture.rotate(degrees, resample=Image.Resampling.BICUBIC, expand=True, fillcolor=fill)


def lean(picture, corners, size, fill=255):
    """Put the corners of the picture (clockwise from the top left) where `corners` says."""
    width, height = picture.size
    there = [(0, 0), (width, 0), (width, height), (0, height)]
    lines, right = [], []
    for (x, y), (u, v) in zip(corners, there):
        lines += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    wanted = numpy.linalg.solve(numpy.array(lines, float), numpy.array(right, float))
    return picture.transform(size, Image.Transform.PERSPECTIVE, wanted, Image.Resampling.BICUBIC, fillcolor=fill)


def noisy(picture, deviation):
    pixels = numpy.array(picture).astype(float)
    return Image.fromarray(numpy.clip(pixels + random.normal(0, deviation, pixels.shape), 0, 255).astype(numpy.uint8))


def font(size):
    try:
        return ImageFont.truetype("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", size)
    except OSError:
        return ImageFont.load_default(size)


def screenshot(text, scale, place, code=True):
    """Windows, text and a gradient, as a screen has them, and a code in one window."""
    width, height = 2560, 1440
    down = numpy.linspace(0, 1, height)[:, None, None]
    pixels = (numpy.array([24, 40, 92]) * (1 - down) + numpy.array([150, 60, 120]) * down) * numpy.ones((1, width, 1))
    page = Image.fromarray(pixels.astype(numpy.uint8))
    pen = ImageDraw.Draw(page)
    lines = ["def check(password):", "    return digest(password)[:5]", "error: 回 回 田 ▣ ◙ not found", "$ doorkey totp list"]
    for left, top, wide, high, back, ink in [
        (60, 80, 1100, 900, (30, 30, 34), (200, 210, 190)),
        (900, 300, 1300, 1000, (250, 250, 250), (40, 40, 40)),
        (1900, 40, 600, 500, (236, 240, 245), (20, 60, 140)),
    ]:
        pen.rectangle([left, top, left + wide, top + high], fill=back)
        pen.rectangle([left, top, left + wide, top + 40], fill=tuple(c // 2 + 60 for c in back))
        for number in range((high - 80) // 26):
            line = lines[number % len(lines)] + " " * (number % 5) + lines[(number * 3) % len(lines)]
            pen.text((left + 20, top + 60 + 26 * number), line[: wide // 14], fill=ink, font=font(18))
    for number in range(24):
        pen.rounded_rectangle([300 + 80 * number, 1370, 360 + 80 * number, 1430], 12, fill=(10 * number, 255 - 9 * number, 128))
    if code:
        page.paste(draw(text, scale).convert("RGB"), place)
    return page


def photo(text):
    """A code on paper: leaning, unevenly lit, a little out of focus, with the grain of a camera."""
    paper = on((900, 900), 235, (draw(text, 16, light=235, dark=30), (100, 100)))
    view = lean(paper, [(330, 170), (1180, 250), (1130, 1060), (380, 1120)], (1600, 1200), fill=96)
    across = numpy.linspace(0.35, 1.05, 1600)[None, :] * numpy.linspace(1.0, 0.6, 1200)[:, None]
    lit = Image.fromarray((numpy.array(view) * across).clip(0, 255).astype(numpy.uint8))
    return noisy(lit.filter(ImageFilter.GaussianBlur(2)), 6)


def destroyed(picture):
    """The three corners stay, what is between them does not."""
    pixels = numpy.array(picture)
    size, scale = pixels.shape[0], 6
    inner = pixels[12 * scale : size - 5 * scale, 12 * scale : size - 5 * scale]
    blocks = random.integers(0, 2, (inner.shape[0] // scale, inner.shape[1] // scale)) * 255
    inner[: blocks.shape[0] * scale, : blocks.shape[1] * scale] = numpy.kron(blocks, numpy.ones((scale, scale)))
    return Image.fromarray(pixels)


def main():
    plain = draw(ONE)
    keep("plain.png", plain, [ONE])
    keep("plain.bmp", draw(ONE, 3).convert("1"), [ONE])
    keep("plain.gif", plain, [ONE])
    keep("plain.webp", plain, [ONE], quality=60)
    keep("lossless.webp", plain, [ONE], lossless=True)
    keep("coarse.jpg", plain.convert("RGB"), [ONE], quality=30)
    tiny = draw(SHORT, 2, border=2)
    for ending in ("png", "gif", "bmp", "webp", "jpg"):
        keep(f"tiny.{ending}", tiny, [SHORT])
    keep("sixteen_bits.png", Image.fromarray(numpy.array(tiny).astype(numpy.uint16) * 257), [SHORT])
    keep("version_1.png", draw(SHORT), [SHORT])
    keep("version_16.png", draw(LONG, 4, error="l"), [LONG])
    keep("version_16_rotated_20.png", turn(draw(LONG, 4, error="l"), 20), [LONG])
    keep("inverted.png", draw(ONE, dark=255, light=0), [ONE])
    keep("inverted_on_white.png", on((400, 400), 255, (draw(ONE, dark=255, light=0), (60, 60))), [ONE])
    keep("transparent_black.png", transparent(ONE, 0), [ONE])
    keep("transparent_white.png", transparent(ONE, 255), [ONE])
    keep("no_border_on_white.png", draw(ONE, border=0), [ONE])
    keep("no_border_on_black.png", on((300, 300), 0, (draw(ONE, border=0), (40, 40))), [ONE])
    keep("one_pixel.png", draw(ONE, 1), [ONE])
    half = draw(ONE, 6)
    keep("one_and_a_half_pixels.png", half.resize((half.width // 4,) * 2, Image.Resampling.BICUBIC), [ONE])
    keep("two_pixels.png", draw(ONE, 2), [ONE])
    keep("three_pixels.png", draw(ONE, 3), [ONE])
    keep("two_and_a_third_nearest.png", half.resize((half.width * 7 // 18,) * 2, Image.Resampling.NEAREST), [ONE])
    for degrees in (15, 45, 90, 180):
        keep(f"rotated_{degrees}.png", turn(plain, degrees), [ONE])
    keep("rotated_45_on_black.png", turn(plain, 45, fill=0), [ONE])
    keep("mirrored.png", plain.transpose(Image.Transpose.FLIP_LEFT_RIGHT), [ONE])
    side = plain.width
    keep("perspective.png", lean(plain, [(40, 20), (side - 10, 50), (side + 20, side - 30), (10, side + 10)], (side + 60,) * 2), [ONE])
    keep("steep.png", lean(plain, [(70, 10), (side - 70, 10), (side, side - 60), (0, side - 60)], (side, side - 50)), [ONE])
    keep("steep_version_1.png", lean(draw(SHORT, 9), [(40, 10), (200, 24), (240, 200), (10, 220)], (256, 240)), [SHORT])
    for radius in (1, 2, 3):
        keep(f"blurred_{radius}.png", plain.filter(ImageFilter.GaussianBlur(radius)), [ONE])
    keep("noise_40.png", noisy(plain, 40), [ONE])
    keep("noise_80.png", noisy(plain, 80), [ONE])
    keep("pale.png", draw(ONE, dark=205, light=228), [ONE])
    keep("pale_on_black.png", on((500, 500), 0, (draw(ONE, 3, dark=60, light=100), (300, 330))), [ONE])
    logo = draw(ONE, error="h")
    middle = logo.width // 2
    ImageDraw.Draw(logo).rounded_rectangle([middle - 30, middle - 30, middle + 30, middle + 30], 8, fill=128)
    keep("logo.png", logo, [ONE])
    written = draw(ONE, error="q")
    ImageDraw.Draw(written).text((40, middle - 10), "scan me with the app", fill=90, font=font(16))
    keep("written_over.png", written, [ONE])
    dots = draw(ONE, 8)
    pixels = numpy.array(dots)
    grid = modules(ONE)
    for (row, column), dark in numpy.ndenumerate(grid):
        is_corner = min(row, len(grid) - 1 - row) < 7 and min(column, len(grid) - 1 - column) < 7
        if dark and not (is_corner and (row < 7 or column < 7)):
            cell = numpy.add.outer((numpy.arange(8) - 3.5) ** 2, (numpy.arange(8) - 3.5) ** 2) > 11
            y, x = (row + 4) * 8, (column + 4) * 8
            pixels[y : y + 8, x : x + 8][cell] = 255
    keep("dots.png", Image.fromarray(pixels), [ONE])
    keep("screenshot.png", screenshot(TWO, 4, (1500, 700)).quantize(128, dither=Image.Dither.NONE), [TWO], optimize=True)
    keep("screenshot_empty.png", screenshot(TWO, 4, None, code=False).crop((700, 250, 1500, 750)).quantize(64, dither=Image.Dither.NONE), [], optimize=True)
    keep("photo.jpg", photo(ONE), [ONE], quality=45)
    two, three = draw(TWO), draw(THREE)
    keep("two_side_by_side.png", on((two.width + three.width + 10, 320), 255, (two, (0, 0)), (three, (two.width + 10, 8))), [TWO, THREE])
    keep("two_below_each_other.png", on((320, 640), 255, (three, (0, 0)), (two, (12, 300))), [THREE, TWO])
    broken = destroyed(draw(THREE))
    keep("three_of_which_one_is_destroyed.png", on((900, 320), 255, (plain, (0, 0)), (broken, (280, 0)), (two, (580, 0))), [ONE, TWO], unread=1)
    keep("destroyed.png", broken, [], unread=1)
    keep("the_same_twice.png", on((600, 300), 255, (plain, (0, 0)), (plain, (300, 0))), [ONE])
    keep("one_normal_one_inverted.png", on((700, 320), 255, (plain, (0, 0)), (draw(TWO, dark=255, light=0), (350, 10))), [ONE, TWO])
    six = [draw(f"otpauth://totp/{name}?secret=MZXW6YTBOI", 4) for name in "abcdef"]
    sheet = on((500, 360), 255, *((code, (8 + 160 * (i % 3), 8 + 160 * (i // 3))) for i, code in enumerate(six)))
    keep("six.png", sheet, [f"otpauth://totp/{name}?secret=MZXW6YTBOI" for name in "abcdef"])
    nothing = Image.new("L", (200, 120), 255)
    ImageDraw.Draw(nothing).text((20, 40), "no code here", fill=0, font=font(20))
    keep("nothing.png", nothing, [])
    (folder / "pictures.tsv").write_text("\n".join(rows) + "\n")


main()
