"""A decoder with random weights, from the fields of a config.json.

Only what generating one token reads is built: tables, norms, attention over a
short cache, gated feed-forward parts or experts behind a router. Names and
shapes are those of llama and mixtral, so that their counts are too.
"""

from dataclasses import dataclass, field

import torch

CACHE = 32


def matrix(rows: int, columns: int, dtype: torch.dtype, of: torch.Generator) -> torch.Tensor:
    weights = torch.empty(rows, columns, dtype=torch.float32)
    weights.uniform_(-(columns**-0.5), columns**-0.5, generator=of)
    return weights.to(dtype)


@dataclass
class Layer:
    norms: list[torch.Tensor]
    query: torch.Tensor
    key: torch.Tensor
    value: torch.Tensor
    out: torch.Tensor
    router: torch.Tensor | None
    # Gate, up and down of each expert; one entry in a dense layer.
    experts: list[tuple[torch.Tensor, torch.Tensor, torch.Tensor]]
    keys: torch.Tensor
    values: torch.Tensor


@dataclass
class Decoder:
    config: dict
    dtype: torch.dtype
    seed: int
    layers: list[Layer] = field(default_factory=list)

    def __post_init__(self) -> None:
        of = torch.Generator().manual_seed(self.seed)
        c, dtype = self.config, self.dtype
        hidden, size = c["hidden_size"], c["head_dim"]
        heads, kv = c["num_attention_heads"], c["num_key_value_heads"]
        experts = c.get("num_local_experts", 0)
        width = c["intermediate_size"]
        self.top_k = c.get("num_experts_per_tok", 1)
        self.table = matrix(c["vocab_size"], hidden, dtype, of)
        tied = c["tie_word_embeddings"]
        self.head = self.table if tied else matrix(c["vocab_size"], hidden, dtype, of)
        self.norm = torch.ones(hidden, dtype=dtype)
        for _ in range(c["num_hidden_layers"]):
            self.layers.append(
                Layer(
                    norms=[torch.ones(hidden, dtype=dtype) for _ in range(2)],
                    query=matrix(heads * size, hidden, dtype, of),
                    key=matrix(kv * size, hidden, dtype, of),
                    value=matrix(kv * size, hidden, dtype, of),
                    out=matrix(hidden, heads * size, dtype, of),
                    router=matrix(experts, hidden, dtype, of) if experts else None,
                    experts=[
                        (
                            matrix(width, hidden, dtype, of),
                            matrix(width, hidden, dtype, of),
                            matrix(hidden, width, dtype, of),
                        )
                        for _ in range(max(1, experts))
                    ],
                    keys=torch.zeros(kv, CACHE, size, dtype=dtype),
                    values=torch.zeros(kv, CACHE, size, dtype=dtype),
                )
            )
        # Noise on the router's scores: without it random weights ask the same experts for ever.
        self.noise = torch.Generator().manual_seed(self.seed + 1)

    def weights(self) -> int:
        """Trained values, a tied table once."""
        tensors = [self.table, self.norm]
        if self.head is not self.table:
            tensors.append(self.head)
        for layer in self.layers:
            tensors += [*layer.norms, layer.query, layer.key, layer.value, layer.out]
            if layer.router is not None:
                tensors.append(layer.router)
            tensors += [each for expert in layer.experts for each in expert]
        return sum(tensor.numel() for tensor in tensors)

    @torch.inference_mode()
    def step(self, token: int, place: int) -> int:
        """One token in, the next one out."""
        x = self.table[token]
        for layer in self.layers:
            x = x + self.attend(layer, normed(x, layer.norms[0]), place % CACHE)
            x = x + self.feed(layer, normed(x, layer.norms[1]))
        scores = self.head @ normed(x, self.norm)
        # A fixed stride away from the best, so that no two steps read the same row.
        return (int(scores.argmax()) + 7919 * (place + 1)) % self.config["vocab_size"]

    def attend(self, layer: Layer, x: torch.Tensor, place: int) -> torch.Tensor:
        c = self.config
        size, kv = c["head_dim"], c["num_key_value_heads"]
        layer.keys[:, place] = (layer.key @ x).view(kv, size)
        layer.values[:, place] = (layer.value @ x).view(kv, size)
        query = (layer.query @ x).view(kv, -1, size)
        scores = torch.softmax(query @ layer.keys.transpose(1, 2) * size**-0.5, dim=-1)
        return layer.out @ (scores @ layer.values).reshape(-1)

    def feed(self, layer: Layer, x: torch.Tensor) -> torch.Tensor:
        if layer.router is None:
            return expert(layer.experts[0], x)
        scores = (layer.router @ x).float()
        scores += torch.rand(scores.shape, generator=self.noise)
        best = torch.topk(scores, self.top_k)
        shares = torch.softmax(best.values, dim=0).to(x.dtype)
        chosen = [expert(layer.experts[i], x) for i in best.indices.tolist()]
        return sum(share * each for share, each in zip(shares, chosen, strict=True))


def expert(weights: tuple[torch.Tensor, torch.Tensor, torch.Tensor], x: torch.Tensor):
    gate, up, down = weights
    return down @ (torch.nn.functional.silu(gate @ x) * (up @ x))


def normed(x: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
    return x * torch.rsqrt(x.float().pow(2).mean() + 1e-6).to(x.dtype) * weight
