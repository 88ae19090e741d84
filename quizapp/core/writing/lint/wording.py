"""The rules of the lint: stable names, numbers, severities, and what they say."""

from collections.abc import Mapping

from quizapp.core.faults import Severity
from quizapp.core.languages import N_
from quizapp.core.writing.lint.flaw import Rule

Texts = tuple[str, str]


def _rule(number: int, name: str, severity: Severity, text: Texts, /, **more: Texts) -> Rule:
    return Rule(name, number, severity, {"": text, **more})


_ALL = (
    _rule(1, "longest_key", "error",
          (N_("the right option “%(text)s” is much longer than every other"), N_("shorten it, or word another option as fully"))),
    _rule(2, "all_of_the_above", "warning",
          (N_("the option “%(text)s” speaks of the other options"), N_("ask with several right options, or replace it by one of its own"))),
    _rule(3, "option_combinations", "error",
          (N_("the option “%(text)s” combines labels of others"), N_("make it a multiple choice with one option for each"))),
    _rule(4, "absolute_terms", "warning",
          (N_("“%(text)s” stands in some options only; absolute words are guessed to be wrong"), N_("leave the word out, or use its like in every option"))),
    _rule(5, "vague_terms", "warning",
          (N_("“%(text)s” means something else to each reader"), N_("give the number, the date or the case that is meant"))),
    _rule(6, "unmarked_negative", "error",
          (N_("the stem asks for what is not so, and “%(text)s” is easily overlooked"), N_("ask for what is so, or set this word in bold")),
          double=(N_("“%(text)s” denies twice"), N_("say it without one of the two"))),
    _rule(7, "grammatical_cue", "error",
          (N_("by grammar “%(text)s” fits the stem and another option does not"), N_("reword the stem, or the options, so that all fit")),
          form=(N_("“%(text)s” alone has another form than the other options"), N_("give all options the same grammatical form"))),
    _rule(8, "repeated_word", "error",
          (N_("“%(word)s” stands in the stem and, of the options, in “%(text)s” alone, which is right"), N_("use another word in one of the two, or use it in a wrong option as well"))),
    _rule(9, "convergence", "warning",
          (N_("“%(text)s” shares most parts with the other options, so it is guessed to be right"), N_("spread the parts evenly over the options"))),
    _rule(10, "logical_cue", "warning",
          (N_("“%(one)s” and “%(other)s” exclude each other, so the rest is out"), N_("give the other options their opposite as well, or drop it")),
          implied=(N_("“%(one)s” and “%(other)s”: one of them holds the other"), N_("make them exclude each other"))),
    _rule(11, "implausible_distractor", "warning",
          (N_("“%(text)s” is of another order than “%(key)s”; nobody picks it"), N_("take a value of the same order, such as that of something alike"))),
    _rule(12, "equal_options", "error",
          (N_("“%(one)s” and “%(other)s” say the same"), N_("replace one of them")),
          overlap=(N_("“%(one)s” and “%(other)s” overlap: a value can be in both"), N_("make the ranges exclude each other, or give plain values"))),
    _rule(13, "second_right_option", "error",
          (N_("“%(text)s” counts as wrong, but the fact “%(fact)s” makes it true"), N_("replace the option, or name in the stem what tells them apart, such as the date"))),
    _rule(14, "unordered_numbers", "warning",
          (N_("the numbers or dates are in no order"), N_("list them from small to large"))),
    _rule(15, "key_position", "warning",
          (N_("of %(count)s right options, %(most)s stand in place %(place)s"), N_("move options until the right ones stand in every place alike")),
          run=(N_("from here on, %(count)s right options in a row stand in place %(place)s"), N_("move the options of one of them")),
          middle=(N_("of %(count)s right numbers, %(most)s are neither the smallest nor the largest"), N_("let some right numbers be the smallest, and some the largest"))),
    _rule(16, "true_false_balance", "warning",
          (N_("of %(count)s statements, %(true)s are true"), N_("let about half of them be true")),
          true_longer=(N_("true statements are longer than false ones: %(one)s against %(other)s wide"), N_("word true and false statements alike")),
          false_longer=(N_("false statements are longer than true ones: %(one)s against %(other)s wide"), N_("word true and false statements alike"))),
    _rule(17, "unfocused_stem", "error",
          (N_("“%(text)s” does not say what is asked"), N_("ask so that somebody could answer with the options covered")),
          no_question=(N_("the stem asks nothing: no question word, no gap"), N_("make it a question, or leave a gap"))),
    _rule(18, "missing_context", "error",
          (N_("“%(text)s” points at something that is not named before"), N_("put the name in its place")),
          text=(N_("“%(text)s” points at a text that the reader does not see"), N_("ask about the thing itself; name the source where it matters")),
          day=(N_("“%(text)s” is another day for every reader"), N_("write the date"))),
    _rule(19, "wordy_stem", "warning",
          (N_("the stem has %(count)s sentences"), N_("keep what is needed for the answer")),
          padding=(N_("most of the long stem has nothing to do with what is asked"), N_("keep what is needed for the answer"))),
    _rule(20, "unrelated_statements", "warning",
          (N_("every option is a statement on something else: “%(one)s”, “%(other)s” …"), N_("ask one thing, or make it several true-or-false questions"))),
    _rule(21, "bad_blank", "warning",
          (N_("there are %(count)s gaps in too little text"), N_("keep the gaps that matter, and more words between them")),
          start=(N_("the text begins with a gap"), N_("turn the sentence so that the gap comes later")),
          filler=(N_("the gap hides “%(text)s”, which says nothing"), N_("hide a word that matters")),
          visible=(N_("the answer “%(text)s” stands in the stem"), N_("take it out there, or hide another word"))),
    _rule(22, "open_unit", "error",
          (N_("the stem does not say in which unit: %(unit)s"), N_("name the unit in the stem, or offer it under “units”")),
          tolerance=(N_("only exactly %(value)s counts"), N_("give a tolerance, or ask for fewer digits")),
          date=(N_("the stem does not say how exact the date must be: %(value)s"), N_("ask for the day, the month, the quarter, the half or the year"))),
    _rule(23, "mixed_types", "error",
          (N_("“%(text)s” is of another type than the other options"), N_("give options of one type: all persons, all dates, all numbers in one unit"))),
    _rule(24, "cross_item_cue", "warning",
          (N_("the stem of “%(other)s” tells the answer “%(text)s”"), N_("keep them in different quizzes, or reword that stem"))),
    _rule(25, "unattributed_opinion", "error",
          (N_("the fact “%(fact)s” is a %(standing)s, and the stem asks it as if it were so"), N_("say in the stem who says, expects or plans it"))),
    _rule(26, "damaged_text", "error",
          (N_("the text is damaged here: “%(text)s”"), N_("write it again")),
          script=(N_("“%(text)s” is Traditional in a Simplified text"), N_("keep to one script"))),
)  # fmt: skip
RULES: Mapping[str, Rule] = {rule.name: rule for rule in _ALL}
