#!/usr/bin/env python3
"""Reads a corpus of doorkey and prints every record: its digest, as far as it is kept, and its count.

Written from the description at the top of `src/corpus/mod.rs` and from nothing else, so that it is a second opinion of what
stands there. Slow and plain; it holds one file in memory and checks all that can be checked.
"""

import sys
import zlib


def number(piece):
    return int.from_bytes(piece, "little")


def want(is_so, what):
    if not is_so:
        sys.exit(f"damaged: {what}")


def preamble(piece, magic):
    want(piece[:8] == magic, "magic")
    want(number(piece[8:10]) == 1, "version")
    kind, bits, bucket_bits, zero = piece[10:14]
    want(kind in (0, 1) and bits % 8 == 0 and 40 <= bits <= (160, 128)[kind], "hash and bits")
    want(bucket_bits in (20, 21) and zero == 0, "bucket bits")
    want(number(piece[14:16]) == 1, "this reads one file, not a set of shards")
    names = ["build", "records", "least", "length", "modified", "rows"]
    fields = {name: number(piece[16 + 8 * i : 24 + 8 * i]) for i, name in enumerate(names)}
    return fields | {"kind": kind, "bits": bits, "P": bucket_bits}


def sealed(piece, what):
    want(zlib.crc32(piece[:-4]) == number(piece[-4:]), f"checksum of {what}")


class Stream:
    """Bits, from the lowest of each byte."""

    def __init__(self, piece):
        self.bits = number(piece)
        self.length = 8 * len(piece)
        self.at = 0

    def take(self, width):
        want(self.at + width <= self.length, "a stream that ends too soon")
        value = self.bits >> self.at & ((1 << width) - 1)
        self.at += width
        return value


def leb128(piece, at):
    value = shift = 0
    while True:
        byte = piece[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at


def bucket(piece, b, head):
    """The records of bucket `b`: the kept bits of the digest as a number, and the count."""
    content = piece[:-4]
    belongs = head["build"].to_bytes(8, "little") + b.to_bytes(4, "little")
    want(zlib.crc32(belongs + content) == number(piece[-4:]), f"checksum of bucket {b}")
    n, at = leb128(content, 0)
    count_bits, at = leb128(content, at)
    u = min(head["bits"], 64) - head["P"]
    l = max(0, u - (n - 1).bit_length())
    tail_bytes = max(0, head["bits"] - 64) // 8
    tails = [content[at + i * tail_bytes : at + (i + 1) * tail_bytes] for i in range(n)]
    at += n * tail_bytes
    stream = Stream(content[at:])
    highs = []
    for upper in range(1 << (u - l)):
        while stream.take(1) == 1:
            highs.append(upper)
    want(len(highs) == n, "as many ones as records")
    lows = [stream.take(l) for _ in range(n)]
    lengths = []
    for _ in range(n):
        zeros = 0
        while stream.take(1) == 0:
            zeros += 1
        lengths.append(zeros)
    want(sum(lengths) == count_bits, "count bits")
    counts = [1 << k | stream.take(k) for k in lengths]
    want(stream.length - stream.at < 8 and stream.take(stream.length - stream.at) == 0, "zeros to the next byte")
    for i in range(n):
        digest = b << u | highs[i] << l | lows[i]
        yield digest << (8 * tail_bytes) | int.from_bytes(tails[i], "big"), counts[i]


def main():
    with open(sys.argv[1], "rb") as file:
        whole = file.read()
    want(len(whole) >= 4096 + 4096 * 2048 + 64, "too short")
    header, directory = whole[:4096], whole[4096 : 4096 + 4096 * 2048]
    buckets, trailer = whole[4096 + 4096 * 2048 : -64], whole[-64:]
    head = preamble(header, b"doorkeyC")
    sealed(header, "the header")
    name = header[70 : 70 + number(header[68:70])].decode()
    want(not any(header[70 + len(name.encode()) : 4092]), "zeros behind the name")
    want(head["length"] == len(whole), "length")
    sealed(trailer, "the trailer")
    want(trailer[:8] == b"doorkeyT" and not any(trailer[44:60]), "trailer")
    said = [number(trailer[i : i + 8]) for i in (8, 16, 24)]
    want(said == [head["build"], head["length"], head["records"]], "trailer")
    for at, piece in [(32, header), (36, directory), (40, buckets)]:
        want(number(trailer[at : at + 4]) == zlib.crc32(piece), f"checksum at {at} of the trailer")

    begins, last, records, held = 4096 + 4096 * 2048, -1, 0, set()
    for k in range(4096):
        page = directory[2048 * k : 2048 * (k + 1)]
        sealed(page, f"page {k}")
        want(preamble(page, b"doorkeyD") == head, f"preamble of page {k}")
        want(number(page[64:66]) == k and not any(page[66:72]) and not any(page[80:96]), f"page {k}")
        want(number(page[72:80]) == begins, f"where the buckets of page {k} begin")
        here = 1 << (head["P"] - 12)
        want(not any(page[96 + 3 * here : 2044]), f"zeros behind the lengths of page {k}")
        for i in range(here):
            b = k * here + i
            length = number(page[96 + 3 * i : 99 + 3 * i]) & 0x7FFFFF
            if length > 0:
                held.add(b >> (head["P"] - 20))
            if length < 2:
                continue
            for digest, count in bucket(whole[begins : begins + length], b, head):
                want(digest > last and count >= head["least"], f"order and counts of bucket {b}")
                last, records = digest, records + 1
                print(f"{digest:0{head['bits'] // 4}X}:{count}")
            begins += length
    want(begins == len(whole) - 64, "buckets without gaps")
    want(records == head["records"], "records")
    want(len(held) == number(header[64:68]), "ranges held")


main()
