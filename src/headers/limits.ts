/**
 * The most a header may take, in bytes. It is the cap of the safetensors format;
 * GGUF sets none, and the largest public headers of either stand near a tenth of it.
 */
export const HEADER_CAP = 100_000_000;

/** How deep JSON or a GGUF array may be nested. A config has about five levels. */
export const DEPTH_CAP = 32;

/** The most a config.json or an index may take, in bytes: Kimi-K3's index, the largest public one, has 60 MB. */
export const JSON_CAP = 200_000_000;

/** Requests in flight at once to one host. */
export const IN_FLIGHT = 6;
