// Fixes of stream processing: a consumer fails in the middle of a message, and is started again.
import assert from 'node:assert/strict';
import type { Proof } from '../proof';
import { environmentOf } from '../service/environments';

const consumer = `import os

from kafka import KafkaConsumer

consumer = KafkaConsumer(
    "orders",
    group_id="scores",
    bootstrap_servers=os.environ["BROKER"],
    auto_offset_reset="earliest",
    consumer_timeout_ms=12000,
)
try:
    for message in consumer:
        if message.value == b"2" and "FAILS" in os.environ:
            raise ValueError(message.value)
        print("scored", message.value.decode(), flush=True)
finally:
    consumer.close()
`;

/** A broker by the authors of the C client, three messages, and the consumer twice: it fails the first time. */
const twice = `import os, subprocess, sys
from confluent_kafka import Producer
from confluent_kafka.admin import AdminClient

admin = AdminClient({"test.mock.num.brokers": 1, "log_level": 0})
[broker] = admin.list_topics(timeout=20).brokers.values()
address = f"{broker.host}:{broker.port}"
producer = Producer({"bootstrap.servers": address})
for number in range(1, 4):
    producer.produce("orders", str(number), partition=0)
assert producer.flush(20) == 0
for fails in ({"FAILS": "1"}, {}):
    environment = {**os.environ, "BROKER": address, **fails}
    ended = subprocess.run([sys.executable, "consume.py"], env=environment, capture_output=True, text=True)
    print("ended", ended.returncode, *ended.stdout.split("\\n"))
`;

const commits: Proof = {
  rule: 'data/stream-unsafe',
  fix: 'a message in whose middle the consumer failed comes again',
  oracles: ['kafka-python 2.2.15', 'the test broker of librdkafka 2.12.1'],
  prove: bench => {
    const folder = bench.repository({ '.preflight.yaml': 'profile: batch\n', 'consume.py': consumer });
    const python = environmentOf(['kafka-python==2.2.15', 'confluent-kafka==2.12.1']);
    const scored = (): readonly string[] => {
      const output = bench.expect(python, ['-c', twice], folder);
      const statuses = Array.from(output.matchAll(/^ended (\d)/gm), ([, status]) => status);
      assert.deepEqual(statuses, ['1', '0'], output);
      return Array.from(output.matchAll(/scored (\d)/g), ([, number = '']) => number);
    };
    assert.deepEqual(scored(), ['1', '3'], 'the second message is lost before');
    assert.deepEqual(bench.mend(folder, 'data/stream-unsafe'), ['consume.py']);
    assert.deepEqual(scored(), ['1', '2', '3']);
  },
};

export const streams: readonly Proof[] = [commits];
