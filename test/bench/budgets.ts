/**
 * Times the project holds itself to, in milliseconds, on two cores. They are
 * printed by `npm run bench`; a test fails at `SLACK` times the budget, because
 * a busy machine is no defect and a fivefold slowdown is.
 */
export const BUDGETS = {
  /** From a config to a ledger, the largest of the catalogue. */
  ledger: 1,
  /** The whole catalogue under all rules. */
  catalogue: 300,
  /** From a change of a control to the new figures in the page. */
  update: 8,
  /** From the same change to the frame that shows them. */
  paint: 16,
  /** A printed figure asked of the whole catalogue; the first time at most `SLACK` times as long. */
  solve: 50,
  /**
   * The longest that the page is busy at once while the scale reads a source and
   * shows it. It is measured in the thread's own time, which a busy machine
   * doesn't stretch, so the test holds it without slack.
   */
  task: 50,
  /** A GGUF header with its tokenizer, from the file to the ticket on /count/. */
  header: 150,
  /** The same header from a file, as a share of the time that the peer's own reader takes. */
  headerShare: 1 / 50,
  /** 100,000 tensors of safetensors. */
  safetensors: 1000,
  /** 500,000 tensors of GGUF. */
  gguf: 1500,
  /** A page’s picture for feeds, from its words to the file, where it wasn’t drawn before. */
  preview: 10,
  /** The whole site, built. */
  build: 300_000,
  /** What building it holds in memory at its most, and what it writes, in bytes. */
  memory: 4_000_000_000,
  output: 600_000_000,
} as const;

/** What Lighthouse must give each kind of page on a simulated phone, in hundredths. */
export const SCORES = {
  performance: 98,
  accessibility: 100,
  bestPractices: 100,
  seo: 100,
} as const;

export const SLACK = 5;
