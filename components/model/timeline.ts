/** A model's share of something at the month of its release. */
export interface Dated {
  readonly id: string;
  readonly name: string;
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly released: string;
  /** From 0 to 1. */
  readonly share: number;
}

export interface Timeline {
  readonly points: readonly (Dated & { readonly x: number; readonly y: number })[];
  readonly years: readonly { readonly at: number; readonly label: string }[];
  readonly shares: readonly { readonly at: number; readonly label: string }[];
}

export const WIDTH = 360;
export const HEIGHT = 220;
const PAD = { left: 38, right: 12, top: 12, bottom: 24 };

/** Where each point of a plot of share against date stands. A year without a month stands in its middle. */
export function timelineOf(dated: readonly Dated[]): Timeline {
  const times = dated.map(({ released }) => yearsOf(released));
  const from = Math.floor(Math.min(...times));
  const to = Math.ceil(Math.max(...times) + 0.01);
  const x = (time: number): number =>
    round(PAD.left + ((WIDTH - PAD.left - PAD.right) * (time - from)) / (to - from));
  const y = (share: number): number =>
    round(HEIGHT - PAD.bottom - (HEIGHT - PAD.top - PAD.bottom) * share);
  const years = Array.from({ length: to - from + 1 }, (_, at) => from + at);
  return {
    points: dated.map((each) => ({
      ...each,
      x: x(yearsOf(each.released)),
      y: y(each.share),
    })),
    years: years.map((year) => ({ at: x(year), label: String(year) })),
    shares: [0, 0.25, 0.5, 0.75, 1].map((share) => ({ at: y(share), label: `${share * 100}%` })),
  };
}

/** 2024-07 as 2024.54: a month's middle, a day's own place. */
function yearsOf(date: string): number {
  const [year = '0', month, day] = date.split('-');
  if (month === undefined) return Number(year) + 0.5;
  const days = day === undefined ? 15 : Number(day);
  return Number(year) + (Number(month) - 1) / 12 + days / 366;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
