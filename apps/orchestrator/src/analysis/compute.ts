import { answerQuestion } from '@atrium/study/analysis';

/** The thread's work, as Piscina loads it: a function by default. */
export default answerQuestion;
