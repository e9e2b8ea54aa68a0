/** What the gateway answers with another status than 200; the sentence is for people. */
export class GatewayRefusal extends Error {
  constructor(
    readonly statusCode: 404 | 409,
    message: string,
  ) {
    super(message);
    this.name = 'GatewayRefusal';
  }
}
