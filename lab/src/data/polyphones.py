"""Writes the network of g2pM in whole numbers to standard output: see polyphones.rs for the format.

The argument is the folder of the package g2pM. Its files are pickles, which nothing but Python reads; NumPy is not needed.
"""

import math
import pickle
import struct
import sys
from pathlib import Path


class Array:
    """What a pickle holds of an array of NumPy's: its shape and its numbers, in C order."""

    def __setstate__(self, state):
        _, self.shape, _, is_fortran, raw = state
        assert not is_fortran
        self.numbers = struct.unpack(f"<{len(raw) // 4}f", raw)


class Type:
    def __init__(self, name, *_):
        assert name == "f4", name

    def __setstate__(self, state):
        pass


class Unpickler(pickle.Unpickler):
    def find_class(self, module, name):
        known = {"_reconstruct": lambda *_: Array(), "ndarray": Array, "dtype": Type, "OrderedDict": dict}
        return known[name]


def load(path):
    with open(path, "rb") as file:
        return Unpickler(file).load()


def whole(numbers, steps, kind):
    """Numbers as multiples of 1 / steps, in the bytes of `kind` (b: 8 bits, h: 16)."""
    most = 127 if kind == "b" else 32767
    return struct.pack(f"<{len(numbers)}{kind}", *(max(-most, min(most, round(n * steps))) for n in numbers))


# Characters after these are so rare in g2pM's texts that their rows are what they were before it learned.
KEPT = 4500
# Steps of a number 1.
EMBEDDING, WEIGHT, LAST, BIAS, TANH = 3.2, 64, 32, 1024, 4096

folder = Path(sys.argv[1])
weights = load(folder / "np_ckpt.pkl")
characters = sorted(load(folder / "char2idx.pkl").items(), key=lambda item: item[1])
classes = sorted(load(folder / "class2idx.pkl").items(), key=lambda item: item[1])
spoken = load(folder / "digest_cedict.pkl")
embeddings = weights["embedding.weight"]
width = embeddings.shape[1]

# The first four are padding, any other character, the beginning and the end.
is_kept = lambda c, at: 4 <= at and len(c) == 1 and (at < KEPT or len(spoken.get(c, [])) > 1)
kept = [(c, at) for c, at in characters if is_kept(c, at)]
out = sys.stdout.buffer
out.write("".join(c for c, _ in kept).encode() + b"\n" + " ".join(name.replace("u:", "v") for name, _ in classes).encode() + b"\n")
for at in [1, 2, 3] + [at for _, at in kept]:
    out.write(whole(embeddings.numbers[at * width : (at + 1) * width], EMBEDDING, "b"))
for direction in ["", "_reverse"]:
    out.write(whole(weights[f"lstm.weight_ih_l0{direction}"].numbers, WEIGHT, "b"))
    out.write(whole(weights[f"lstm.weight_hh_l0{direction}"].numbers, WEIGHT, "b"))
    both = zip(*(weights[f"lstm.bias_{kind}_l0{direction}"].numbers for kind in ["ih", "hh"]))
    out.write(whole([a + b for a, b in both], BIAS, "h"))
for layer, steps in [(0, WEIGHT), (2, LAST)]:
    out.write(whole(weights[f"logit_layer.{layer}.weight"].numbers, steps, "b"))
    out.write(whole(weights[f"logit_layer.{layer}.bias"].numbers, BIAS, "h"))
out.write(whole([math.tanh(at / 64) for at in range(513)], TANH, "h"))
