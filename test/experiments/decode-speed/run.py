"""Times the decoders of shapes.json, all of them in each round, in a new order each time."""

import argparse
import json
import os
import platform
import random
import statistics
import time
from datetime import date
from pathlib import Path

import torch
from decoder import Decoder

HERE = Path(__file__).parent
DTYPES = {"float32": torch.float32, "bfloat16": torch.bfloat16}
WARM = 4


def machine(threads: int) -> dict:
    cpu = platform.processor() or "unknown"
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [line for line in info.read_text().splitlines() if line.startswith("model name")]
        cpu = names[0].split(":", 1)[1].strip() if names else cpu
    memory = Path("/proc/meminfo")
    kib = int(memory.read_text().split()[1]) if memory.exists() else 0
    return {
        "cpu": cpu,
        "cores": os.cpu_count(),
        "threads": threads,
        "memoryGiB": round(kib / 2**20, 1),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "python": platform.python_version(),
        "torch": torch.__version__,
    }


def measure(shape: dict, tokens: int, seed: int) -> list[float]:
    decoder = Decoder(shape["config"], DTYPES[shape["dtype"]], seed)
    token, times = seed % shape["config"]["vocab_size"], []
    for place in range(WARM + tokens):
        start = time.perf_counter()
        token = decoder.step(token, place)
        times.append(time.perf_counter() - start)
    return times[WARM:]


def check(shapes: list[dict]) -> None:
    for shape in shapes:
        print(shape["id"], Decoder(shape["config"], DTYPES[shape["dtype"]], 0).weights())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--tokens", type=int, default=24)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--name", default=platform.node() or "machine")
    parser.add_argument("--check", action="store_true", help="build each decoder and print its size")
    args = parser.parse_args()
    shapes = json.loads((HERE / "shapes.json").read_text())
    torch.set_num_threads(args.threads)
    if args.check:
        return check(shapes)

    order = random.Random(args.seed)
    result = {
        "schema": "weighbridge.decode-speed/1",
        "date": date.today().isoformat(),
        "machine": machine(args.threads),
        "tokens": args.tokens,
        "seed": args.seed,
        "runs": [],
    }
    path = HERE / "results" / f"{args.name}.json"
    for at in range(args.rounds):
        turn = shapes[:]
        order.shuffle(turn)
        for place, shape in enumerate(turn):
            seconds = measure(shape, args.tokens, args.seed + at)
            result["runs"].append(
                {"shape": shape["id"], "round": at, "turn": place, "seconds": seconds}
            )
            print(at, shape["id"], f"{statistics.median(seconds) * 1e3:.2f} ms", flush=True)
        path.write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
