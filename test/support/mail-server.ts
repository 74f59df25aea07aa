import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A mail server of one test's own, which keeps what it gets. */
export interface MailServer {
  url: string;
  /** Each mail as it came over the line, with its headers. */
  mails: string[];
  /** From now on: what it answers to a mail; `250` takes it. */
  answers: (code: number) => void;
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** Starts a mail server on a free port of this machine. */
export async function startMailServer(): Promise<MailServer> {
  const sockets = new Set<Socket>();
  const mails: string[] = [];
  let code = 250;
  let port = 0;
  let server: Server;

  const serve = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    let waiting = '';
    let inMail = false;
    socket.write('220 test\r\n');
    socket.on('data', (data) => {
      waiting += data.toString();
      for (let end: number; (end = waiting.indexOf(inMail ? '\r\n.\r\n' : '\r\n')) >= 0;) {
        const said = waiting.slice(0, end);
        waiting = waiting.slice(end + (inMail ? 5 : 2));
        if (inMail) {
          inMail = false;
          if (code === 250) mails.push(said);
          socket.write(`${code} mail\r\n`);
        } else if (/^DATA/i.test(said)) {
          inMail = true;
          socket.write('354 go on\r\n');
        } else if (/^QUIT/i.test(said)) socket.end('221 bye\r\n');
        else socket.write('250 ok\r\n');
      }
    });
  };
  const start = () =>
    new Promise<void>((resolve) => {
      server = createServer(serve).listen(port, '127.0.0.1', () => {
        ({ port } = server.address() as AddressInfo);
        resolve();
      });
    });
  await start();
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    answers: (next) => {
      code = next;
    },
    start,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
}
