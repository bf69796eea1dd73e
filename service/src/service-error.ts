/**
 * What an operator can put right: a wrong setting, a port that is taken, a file that cannot be written. The message is
 * one line, Chinese first, and names the remedy; the command line prints it without a stack.
 */
export class ServiceError extends Error {
  override name = 'ServiceError';
}
