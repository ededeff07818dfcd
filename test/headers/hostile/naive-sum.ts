/** The shapes a safetensors file declares, multiplied and added with no check at all. */
export function naiveSafetensors(bytes: Uint8Array): number {
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length))) as object;
  return Object.entries(header)
    .filter(([name]) => name !== '__metadata__')
    .map(([, { shape }]) => (shape as number[]).reduce((product, size) => product * size, 1))
    .reduce((sum, elements) => sum + elements, 0);
}

/** The same of a GGUF file: over the metadata, then dimension by dimension. */
export function naiveGguf(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const little = (view.getUint32(4, true) & 0xffff) !== 0;
  let at = 24;
  const u32 = (): number => view.getUint32((at += 4) - 4, little);
  const u64 = (): number => Number(view.getBigUint64((at += 8) - 8, little));
  const text = (length: number): void => void (at += length);
  const skip = (type: number): void => {
    if (type === 8) text(u64());
    else if (type === 9) for (let inner = u32(), left = u64(); left > 0; left--) skip(inner);
    else at += [1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8][type] as number;
  };
  for (let keys = Number(view.getBigUint64(16, little)); keys > 0; keys--) {
    text(u64());
    skip(u32());
  }
  let sum = 0;
  for (let tensors = Number(view.getBigUint64(8, little)); tensors > 0; tensors--) {
    text(u64());
    let elements = 1;
    for (let dimensions = u32(); dimensions > 0; dimensions--) elements *= u64();
    at += 12;
    sum += elements;
  }
  return sum;
}
