import { request } from 'node:http';
import { WebSocket } from 'ws';
import type { BenchServer } from './bench-server.ts';
import { stayingConnections, type Talker } from './load.ts';

/** A web chat that has begun, with its stream open. */
export interface WebChat {
  /** Says something and waits until the answer has come over the stream. */
  say(text: string): Promise<void>;
  close(): void;
}

interface Frame {
  activities: { replyToId?: string; type: string }[];
}

/** People in the web chat: a token from the broker, a start, a stream, and a message at a time. */
export function overDirectLine(server: BenchServer): Talker {
  const open = webChats(server);
  return async () => {
    const chat = await open();
    // Whoever ends the talk halfway leaves the line open, as people do; what is closed here is one that was finished.
    let said = 0;
    return async (text) => {
      await chat.say(text);
      if (++said === 10) chat.close();
    };
  };
}

/** Opens web chats, over connections that stay. */
export function webChats({ port }: BenchServer): () => Promise<WebChat> {
  const agent = stayingConnections();
  const post = (path: string, token: string | undefined, body: unknown): Promise<Record<string, string>> =>
    new Promise((resolve, reject) => {
      const json = JSON.stringify(body);
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(json) };
      const outgoing = request(
        {
          port,
          agent,
          path,
          host: '127.0.0.1',
          method: 'POST',
          headers: { ...headers, ...(token && { authorization: `Bearer ${token}` }) },
        },
        (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (part: string) => (text += part));
          response.on('end', () => {
            if ((response.statusCode ?? 500) < 300) resolve(JSON.parse(text) as Record<string, string>);
            else reject(new Error(`${path} gave ${response.statusCode ?? 0}`));
          });
        },
      );
      outgoing.on('error', reject);
      outgoing.end(json);
    });

  return async () => {
    const { token } = await post('/chat/token', undefined, {});
    const { conversationId, streamUrl = '' } = await post('/v3/directline/conversations', token, {});
    const socket = new WebSocket(streamUrl, { perMessageDeflate: false });
    const answered = new Set<string>();
    const waiting = new Map<string, () => void>();
    socket.on('message', (data: Buffer) => {
      if (data.length === 0) return;
      for (const { replyToId, type } of (JSON.parse(data.toString()) as Frame).activities) {
        if (!replyToId || type !== 'message') continue;
        answered.add(replyToId);
        waiting.get(replyToId)?.();
      }
    });
    await new Promise((resolve, reject) => {
      socket.once('open', resolve).once('error', reject);
    });
    return {
      async say(text) {
        const { id = '' } = await post(`/v3/directline/conversations/${conversationId}/activities`, token, {
          type: 'message',
          text,
          locale: 'nl-NL',
          from: { id: 'user' },
          channelData: { clientActivityID: crypto.randomUUID() },
        });
        if (!answered.has(id)) await new Promise<void>((resolve) => waiting.set(id, resolve));
      },
      close() {
        socket.terminate();
      },
    };
  };
}
