import type { AnalysisQuestion, ProtocolYaml } from '@atrium/contracts';
import { armIds, settingsOf } from '@atrium/protocol';
import { InvalidInputError } from '../errors';

/** Refuses a question that a run of this protocol has no answer to. @throws InvalidInputError */
export function refuseUnanswerable(protocol: ProtocolYaml, question: AnalysisQuestion): void {
  if (question.kind === 'run') return;
  refuseUnmeasured(protocol, question.endpoint);
  if (question.kind === 'runs') return;
  const { arm, against } = question;
  const arms = protocol.strategies.flatMap(armIds);
  const unknown = [arm, against].find((id) => id !== null && !arms.includes(id));
  if (unknown) throw new InvalidInputError(`The protocol of this run has no arm ${unknown}.`);
  if (arm === against)
    throw new InvalidInputError(`${arm} is compared with itself. Choose another arm.`);
}

function refuseUnmeasured(protocol: ProtocolYaml, endpoint: string): void {
  const measured = settingsOf(protocol).nsdToleranceMm.map((mm) => `nsd_${mm}mm`);
  if (endpoint.startsWith('nsd_') && !measured.includes(endpoint))
    throw new InvalidInputError(
      `This run did not measure ${endpoint}. It measured ${measured.join(', ')}.`,
    );
}
