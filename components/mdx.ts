/** The closed vocabulary of prose: every name an MDX page may use, and nothing else. */
import Builder from './island/builder/Builder.astro';
import Check from './island/check/Check.astro';
import Try from './island/check/Try.astro';
import Experts from './island/experts/Experts.astro';
import Hand from './island/hand/Hand.astro';
import Heads from './island/heads/Heads.astro';
import Sums from './island/sums/Sums.astro';
import Argument from './island/thread/Argument.astro';
import Tied from './island/tied/Tied.astro';
import Law from './island/law/Law.astro';
import Memory from './island/memory/Memory.astro';
import Clocked from './island/pace/Pace.astro';
import Packed from './island/packed/Packed.astro';
import Purpose from './island/purpose/Purpose.astro';
import Routes from './island/routes/Routes.astro';
import Stored from './island/stored/Stored.astro';
import Twins from './island/twins/Twins.astro';
import Vocabulary from './island/vocabulary/Vocabulary.astro';
import Anchor from './prose/Anchor.astro';
import Arithmetic from './prose/Arithmetic.astro';
import Ask from './prose/Ask.astro';
import Beside from './prose/Beside.astro';
import Block from './prose/Block.astro';
import Bytes from './prose/Bytes.astro';
import Changed from './prose/Changed.astro';
import Claim from './prose/Claim.astro';
import Count from './prose/Count.astro';
import Evidence from './prose/Evidence.astro';
import Fact from './prose/Fact.astro';
import Formats from './prose/Formats.astro';
import Gap from './prose/Gap.astro';
import InFile from './prose/InFile.astro';
import InFormat from './prose/InFormat.astro';
import Model from './prose/Model.astro';
import Note from './prose/Note.astro';
import Pace from './prose/Pace.astro';
import Paces from './prose/Paces.astro';
import Packings from './prose/Packings.astro';
import Part from './prose/Part.astro';
import Parts from './prose/Parts.astro';
import Printed from './prose/Printed.astro';
import Purposes from './prose/Purposes.astro';
import Questions from './prose/Questions.astro';
import Quoted from './prose/Quoted.astro';
import Range from './prose/Range.astro';
import Ratio from './prose/Ratio.astro';
import Rule from './prose/Rule.astro';
import Share from './prose/Share.astro';
import Step from './prose/Step.astro';
import Sum from './prose/Sum.astro';
import Term from './prose/Term.astro';

export const vocabulary = {
  a: Anchor,
  Argument,
  Arithmetic,
  Ask,
  Beside,
  Block,
  Builder,
  Bytes,
  Changed,
  Check,
  Claim,
  Clocked,
  Count,
  Evidence,
  Experts,
  Fact,
  Formats,
  Gap,
  Hand,
  Heads,
  InFile,
  InFormat,
  Law,
  Memory,
  Model,
  Note,
  Pace,
  Paces,
  Packed,
  Packings,
  Part,
  Parts,
  Printed,
  Purpose,
  Purposes,
  Questions,
  Quoted,
  Range,
  Ratio,
  Routes,
  Rule,
  Share,
  Step,
  Stored,
  Sum,
  Sums,
  Term,
  Tied,
  Try,
  Twins,
  Vocabulary,
};
