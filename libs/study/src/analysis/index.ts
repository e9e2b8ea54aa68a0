/** The pure part, without a database: for a thread that computes. */
export { answerQuestion, type PreparedQuestion } from './question';
