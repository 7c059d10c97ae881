import { type AddressInfo, createServer, type Socket } from 'node:net';

/** A mail server (RFC 5321) that keeps what it is given. */
export interface Mailbox {
  readonly port: number;
  /** Whole messages with their headers, each after a line `To: …` of its envelope. */
  readonly mails: readonly string[];
  close(): void;
}

/** Opens a mailbox on loopback, without TLS and without a login. */
export async function openMailbox(): Promise<Mailbox> {
  const mails: string[] = [];
  const server = createServer((socket) => converse(socket, mails));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, mails, close: () => server.close() };
}

function converse(socket: Socket, mails: string[]): void {
  let recipient = '';
  let data: string[] | undefined;
  let rest = '';
  const say = (line: string): boolean => socket.write(`${line}\r\n`);
  const hear = (line: string): void => {
    if (data !== undefined) {
      if (line !== '.') return void data.push(line);
      mails.push([`To: ${recipient}`, ...data].join('\n'));
      data = undefined;
      say('250 kept');
    } else if (/^RCPT/i.test(line)) {
      recipient = /<(.*)>/.exec(line)?.[1] ?? '';
      say('250 ok');
    } else if (/^DATA/i.test(line)) {
      data = [];
      say('354 go on');
    } else if (/^QUIT/i.test(line)) {
      socket.end('221 bye\r\n');
    } else {
      say('250 mailbox');
    }
  };
  say('220 mailbox');
  socket.on('error', () => {});
  socket.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split('\r\n');
    rest = lines.pop() ?? '';
    lines.forEach(hear);
  });
}
