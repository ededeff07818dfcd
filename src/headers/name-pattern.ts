/** A tensor's name taken apart: running numbers are out, and kept beside it. */
export interface NamePattern {
  /** The name with `*` for each number that stands between dots. */
  readonly pattern: string;
  readonly numbers: readonly number[];
}

const DOT = 0x2e;
const NO_NUMBERS: readonly number[] = [];

/** `model.layers.3.mlp.experts.17.up_proj.weight` is one of many `model.layers.*.mlp.experts.*.up_proj.weight`. */
export function patternOf(name: string): NamePattern {
  let numbers: number[] | null = null;
  let pattern = '';
  let kept = 0;
  let start = 0;
  for (let at = 0; at <= name.length; at++) {
    const code = at === name.length ? DOT : name.charCodeAt(at);
    if (code !== DOT) continue;
    const number = wholeNumber(name, start, at);
    if (number >= 0) {
      (numbers ??= []).push(number);
      pattern += `${name.slice(kept, start)}*`;
      kept = at;
    }
    start = at + 1;
  }
  return numbers
    ? { pattern: pattern + name.slice(kept), numbers }
    : { pattern: name, numbers: NO_NUMBERS };
}

/** The number that these characters are, or −1. */
function wholeNumber(name: string, start: number, end: number): number {
  if (start === end || end - start > 7) return -1;
  let number = 0;
  for (let at = start; at < end; at++) {
    const digit = name.charCodeAt(at) - 0x30;
    if (!(digit >= 0 && digit <= 9)) return -1;
    number = number * 10 + digit;
  }
  return number;
}
