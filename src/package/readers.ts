/** The readers of weights, of which only headers are read: a folder or a file on disk, bytes or blobs at hand, a repository of the Hub. */
export { readPath } from '../cli/files-on-disk.ts';
export { readModel } from '../headers/read-model.ts';
export { readHub } from '../headers/hub/read-hub.ts';
export { blobSource } from '../headers/sources/blob.ts';
export { memorySource } from '../headers/sources/memory.ts';
export { ReadError } from '../headers/read-error.ts';
export type { Files, Progress, Reading, ReadOptions } from '../headers/files.ts';
export type { HubReading } from '../headers/hub/read-hub.ts';
export type { HubOptions } from '../headers/hub/repository.ts';
export type { ByteSource } from '../headers/source.ts';
export type { Tensor } from '../headers/tensor.ts';
