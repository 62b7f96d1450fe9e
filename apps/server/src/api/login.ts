import type { Api, ApiPorts } from './ports.ts';

/** Hands `/api/auth/*` to the login library, which speaks in web requests and responses. */
export function loginRoutes(api: Api, { logins, baseUrl }: ApiPorts): void {
  api.removeAllContentTypeParsers();
  api.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: 16 * 1024 }, (_request, body, done) =>
    done(null, body),
  );
  api.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    schema: { hide: true },
    config: { rateLimit: { max: 60, timeWindow: 60_000 } },
    handler: async (request, reply) => {
      const headers = new Headers();
      for (const [name, value] of Object.entries(request.headers))
        if (typeof value === 'string') headers.set(name, value);
      // The library limits attempts by this address; a client must not choose it.
      headers.set('x-forwarded-for', request.ip);
      const body =
        Buffer.isBuffer(request.body) && request.body.length > 0
          ? { body: new Uint8Array(request.body) }
          : {};
      const response = await logins.handler(
        new Request(new URL(request.url, baseUrl), { method: request.method, headers, ...body }),
      );
      void reply.status(response.status);
      for (const [name, value] of response.headers) if (name !== 'set-cookie') void reply.header(name, value);
      const cookies = response.headers.getSetCookie();
      if (cookies.length > 0) void reply.header('set-cookie', cookies);
      return reply.send(Buffer.from(await response.arrayBuffer()));
    },
  });
}
