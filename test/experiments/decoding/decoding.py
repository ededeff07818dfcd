"""How long one token takes to generate, for decoders about which the counting rules disagree.

    python decoding.py [--sweeps 40] [--seed 1] > results.json

One thread, one sequence, a short context, so that reading the weights is most of
the work. The decoders take turns token by token, in an order drawn anew for each
sweep: no decoder finds its weights in the cache, and whatever else the machine does
falls on all of them alike. All weights are views of one buffer of random numbers,
because their values don't change the time it takes to read them.
"""

import argparse
import json
import platform
import random
import sys
import time
from datetime import date

import torch
import torch.nn.functional as F

from decoders import DECODERS

CONTEXT = 16  # tokens in the cache: a few, so that the cache weighs nothing beside the weights
WARM = 2  # sweeps that are not timed


class Buffer:
    """Hands out tensors that lie one after another in one block of memory."""

    def __init__(self, elements, dtype):
        self.data = torch.empty(elements, dtype=dtype)
        step = 1 << 24
        for start in range(0, elements, step):
            part = self.data[start : start + step]
            part.copy_(torch.randn(part.shape) * 0.02)

    def start(self):
        self.at = 0

    def take(self, *shape):
        size = 1
        for each in shape:
            size *= each
        if self.at + size > self.data.numel():
            raise ValueError(f"a decoder needs more than the buffer's {self.data.numel()} elements")
        tensor = self.data[self.at : self.at + size].view(*shape)
        self.at += size
        return tensor


class Decoder:
    def __init__(self, config, buffer, dtype):
        buffer.start()
        self.config = config
        hidden, vocab = config["hidden_size"], config["vocab_size"]
        self.heads, self.kv = config["num_attention_heads"], config["num_key_value_heads"]
        self.size = hidden // self.heads
        self.experts = config.get("num_local_experts")
        inner = config["intermediate_size"]
        self.embedding = buffer.take(vocab, hidden)
        self.layers = []
        for _ in range(config["num_hidden_layers"]):
            layer = {
                "norm1": buffer.take(hidden),
                "norm2": buffer.take(hidden),
                "q": buffer.take(hidden, hidden),
                "k": buffer.take(self.kv * self.size, hidden),
                "v": buffer.take(self.kv * self.size, hidden),
                "o": buffer.take(hidden, hidden),
            }
            if self.experts:
                layer["router"] = buffer.take(self.experts, hidden)
            layer["mlp"] = [
                (buffer.take(inner, hidden), buffer.take(inner, hidden), buffer.take(hidden, inner))
                for _ in range(self.experts or 1)
            ]
            self.layers.append(layer)
        self.norm = buffer.take(hidden)
        self.head = self.embedding if config["tie_word_embeddings"] else buffer.take(vocab, hidden)
        self.weights = buffer.at
        shape = (1, self.kv, CONTEXT, self.size)
        self.cache = [(torch.randn(shape).to(dtype), torch.randn(shape).to(dtype)) for _ in self.layers]

    def expert(self, weights, x):
        gate, up, down = weights
        return F.linear(F.silu(F.linear(x, gate)) * F.linear(x, up), down)

    def step(self, token, noise):
        x = F.embedding(token, self.embedding)
        hidden = self.config["hidden_size"]
        for layer, (keys, values) in zip(self.layers, self.cache):
            y = F.rms_norm(x, (hidden,), layer["norm1"])
            q = F.linear(y, layer["q"]).view(1, self.heads, 1, self.size)
            k = F.linear(y, layer["k"]).view(1, self.kv, 1, self.size)
            v = F.linear(y, layer["v"]).view(1, self.kv, 1, self.size)
            keys = torch.cat((keys[:, :, 1:], k), 2)
            values = torch.cat((values[:, :, 1:], v), 2)
            y = F.scaled_dot_product_attention(q, keys, values, enable_gqa=True)
            x = x + F.linear(y.reshape(1, hidden), layer["o"])
            y = F.rms_norm(x, (hidden,), layer["norm2"])
            if self.experts:
                # Random weights route alike every time; the noise lets each token choose its own.
                scores = F.linear(y, layer["router"]) + noise[: self.experts]
                share, chosen = scores.topk(self.config["num_experts_per_tok"])
                share = share.softmax(-1)[0]
                outs = [self.expert(layer["mlp"][e], y) * w for e, w in zip(chosen[0].tolist(), share)]
                x = x + torch.stack(outs).sum(0)
            else:
                x = x + self.expert(layer["mlp"][0], y)
        return F.linear(F.rms_norm(x, (hidden,), self.norm), self.head).argmax(-1)


def processor():
    try:
        with open("/proc/cpuinfo") as lines:
            return next(line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor()


@torch.inference_mode()
def measure(dtype, sweeps, draw):
    buffer = Buffer(1_200_000_000, dtype)
    decoders = [Decoder(each["config"], buffer, dtype) for each in DECODERS]
    times = [[] for _ in decoders]
    for sweep in range(WARM + sweeps):
        order = list(range(len(decoders)))
        draw.shuffle(order)
        for at in order:
            decoder = decoders[at]
            token = torch.tensor([draw.randrange(decoder.config["vocab_size"])])
            noise = torch.randn(64).to(dtype) * 10
            started = time.perf_counter_ns()
            decoder.step(token, noise)
            took = time.perf_counter_ns() - started
            if sweep >= WARM:
                times[at].append(took // 1000)
        print(f"{dtype} sweep {sweep + 1} of {WARM + sweeps}", file=sys.stderr)
    return [(decoder.weights, times[at]) for at, decoder in enumerate(decoders)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sweeps", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(wanted.seed)
    draw = random.Random(wanted.seed)
    runs = {}
    for name, dtype in (("float32", torch.float32), ("bfloat16", torch.bfloat16)):
        runs[name] = measure(dtype, wanted.sweeps, draw)
    result = {
        "date": date.today().isoformat(),
        "machine": {
            "processor": processor(),
            "system": platform.system(),
            "torch": torch.__version__,
            "threads": 1,
        },
        "context": CONTEXT,
        "seed": wanted.seed,
        "unit": "microseconds",
        "decoders": [
            {
                "name": each["name"],
                "config": each["config"],
                "weights": runs["float32"][at][0],
                "times": {name: run[at][1] for name, run in runs.items()},
            }
            for at, each in enumerate(DECODERS)
        ],
    }
    json.dump(result, sys.stdout)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
