/** A program that starts a job in each of two clouds. */
export const launch = `from google.cloud import aiplatform
from sagemaker.estimator import Estimator

IMAGE = "1.dkr.ecr.eu-west-1.amazonaws.com/churn:3f2a91c"


def on_sagemaker(session):
    estimator = Estimator(
        image_uri=IMAGE,
        role="arn:aws:iam::1:role/churn",
        instance_type="ml.m5.large",
        instance_count=1,
        output_path="s3://churn/out",
        sagemaker_session=session,
    )
    estimator.fit(wait=False)


def on_vertex():
    container = {"machine_spec": {"machine_type": "n1-standard-4"}, "container_spec": {"image_uri": IMAGE}}
    pools = [{**container, "replica_count": 1}]
    job = aiplatform.CustomJob(display_name="churn", worker_pool_specs=pools, staging_bucket="gs://churn")
    job.submit()
`;

/** Runs it with the real clients, whose requests go nowhere, and prints the limits that were asked for. */
export const sentByClients = `
import json
import boto3, requests, sagemaker
from botocore.awsrequest import AWSResponse
from google.auth.credentials import AnonymousCredentials
from google.cloud import aiplatform
import launch

sent = {}

class Raw:
    def stream(self, *more, **named):
        yield b"{}"

def to_aws(request, **more):
    body = json.loads(request.body or "{}")
    if "StoppingCondition" in body:
        sent["sagemaker"] = body["StoppingCondition"]["MaxRuntimeInSeconds"]
    return AWSResponse(request.url, 200, {}, Raw())

def to_google(session, method, url, data=None, **more):
    if data:
        sent["vertex"] = json.loads(data)["jobSpec"].get("scheduling", {}).get("timeout", "")
    answer = requests.Response()
    answer.status_code, answer._content = 200, b'{"name": "projects/1/locations/europe-west1/customJobs/1"}'
    return answer

requests.Session.request = to_google
session = boto3.Session(region_name="eu-west-1", aws_access_key_id="a", aws_secret_access_key="b")
session.events.register("before-send", to_aws)
launch.on_sagemaker(sagemaker.Session(session))
aiplatform.init(project="churn", location="europe-west1", credentials=AnonymousCredentials(), api_transport="rest")
launch.on_vertex()
print("asked for", json.dumps(sent))
`;
