/** What the gateway answers with another status than 200; the sentence is for people, and holds no path. */
export class GatewayRefusal extends Error {
  constructor(
    readonly statusCode: 404 | 409 | 422,
    message: string,
  ) {
    super(message);
    this.name = 'GatewayRefusal';
  }
}
