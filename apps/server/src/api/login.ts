import type { Api, ApiPorts } from './ports.ts';

/** The cookie of a sign-in whose second step is to come. */
const SECOND_STEP = /^(?:__Secure-)?baton\.two_factor=([^;]+)/;
const HEADER = 'x-second-step';

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
      // Phones keep no cookies: they are told the second step's in a header, and bring it back in one.
      const step = headers.get(HEADER);
      const name = `${baseUrl.startsWith('https://') ? '__Secure-' : ''}baton.two_factor`;
      if (step !== null && /^[\w.%+/=-]+$/.test(step)) headers.set('cookie', `${name}=${step}`);
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
      const begun = cookies
        .map((cookie) => SECOND_STEP.exec(cookie)?.[1])
        .find((value) => value !== undefined);
      if (begun !== undefined) void reply.header(HEADER, begun);
      return reply.send(Buffer.from(await response.arrayBuffer()));
    },
  });
}
