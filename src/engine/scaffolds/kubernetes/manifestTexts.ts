import { indent } from '../ciWorkflow/shell';
import type { Workload } from './workload';

/** The manifests, file name → text: `kubectl apply -f k8s/` makes all of it. */
export function manifestTexts(workload: Workload, rule: string): Readonly<Record<string, string>> {
  return {
    'deployment.yaml': deployment(workload, rule),
    'service.yaml': service(workload),
    'autoscaler.yaml': autoscaler(workload),
  };
}

function deployment(workload: Workload, rule: string): string {
  const { name, user } = workload;
  return `# How many of it run is said in autoscaler.yaml. Back to the version before: kubectl rollout undo deployment/${name}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  labels: { app.kubernetes.io/name: ${name} }
spec:
  selector:
    matchLabels: { app.kubernetes.io/name: ${name} }
  strategy:
    # The old version serves until the new one is ready.
    rollingUpdate: { maxUnavailable: 0, maxSurge: 1 }
  template:
    metadata:
      labels: { app.kubernetes.io/name: ${name} }
    spec:
      automountServiceAccountToken: false
      securityContext:
        ${user === undefined ? '' : `runAsNonRoot: true\n        runAsUser: ${user}\n        `}seccompProfile: { type: RuntimeDefault }
      containers:
${indent(container(workload, rule), 8)}`;
}

function container(workload: Workload, rule: string): string {
  const { name, port, memory } = workload;
  return `- name: ${name}
${indent(imageLines(workload, rule), 2)}  ports:
    - { name: http, containerPort: ${port} }
${indent(settings(workload), 2)}  resources:
    requests: { cpu: 250m, memory: ${memory.request}Mi }
    limits: { memory: ${memory.limit}Mi }
${indent(probes(workload), 2)}  securityContext:
    allowPrivilegeEscalation: false
    capabilities: { drop: [ALL] }
`;
}

function imageLines({ name, image }: Workload, rule: string): string {
  return image === undefined
    ? `# TODO(preflight: ${rule}) where your images are kept, and the version that runs
image: registry.example.com/${name}:0.1.0
`
    : `image: ${image}\n`;
}

function settings({ name, hasSettings }: Workload): string {
  return hasSettings
    ? `# kubectl create secret generic ${name} --from-env-file=.env
envFrom:
  - secretRef: { name: ${name} }
`
    : '';
}

/** Two minutes to load the model; after that, no requests while it does not answer, and a new start when it hangs. */
function probes({ health }: Workload): string {
  const ask = health === undefined ? 'tcpSocket: { port: http }' : `httpGet: { path: ${health}, port: http }`;
  return `# Two minutes to load the model.
startupProbe:
  ${ask}
  periodSeconds: 2
  failureThreshold: 60
readinessProbe:
  ${ask}
  periodSeconds: 5
  timeoutSeconds: 3
livenessProbe:
  ${ask}
  periodSeconds: 20
  timeoutSeconds: 5
`;
}

function service({ name }: Workload): string {
  return `# Inside the cluster: http://${name}
apiVersion: v1
kind: Service
metadata:
  name: ${name}
  labels: { app.kubernetes.io/name: ${name} }
spec:
  selector: { app.kubernetes.io/name: ${name} }
  ports:
    - { name: http, port: 80, targetPort: http }
`;
}

function autoscaler({ name }: Workload): string {
  return `# Two, so that one can fail; more while they work at more than 70 % of the processor time that they ask for.
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: ${name}
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: ${name} }
  minReplicas: 2
  maxReplicas: 5
  metrics:
    - type: Resource
      resource:
        name: cpu
        target: { type: Utilization, averageUtilization: 70 }
`;
}
